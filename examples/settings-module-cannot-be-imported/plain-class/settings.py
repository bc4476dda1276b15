class AppSettings:
    root_path = "/shop"
