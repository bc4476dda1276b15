from lilya.environments import EnvironLoader

config = EnvironLoader({})
config.load_from_files(yaml_file="config.yaml", include_os_env=False)
print(config["name"])
