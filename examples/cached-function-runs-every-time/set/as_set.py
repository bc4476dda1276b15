from lilya.decorators import generate_cache_key


async def find(tags):
    return len(tags)


tags = {"tea", "cake", "milk", "salt"}
print(generate_cache_key(find, (tags,), {}))
