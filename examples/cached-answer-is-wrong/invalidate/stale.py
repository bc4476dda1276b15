import anyio
from lilya.decorators import cache

names = {1: "Ada"}
user_cache = cache(ttl=60)


@user_cache
async def find_user(user_id):
    return {"name": names[user_id]}


async def main():
    user = await find_user(1)
    print("first", user["name"])

    names[1] = "Grace"
    user_cache.invalidate(find_user, 1)

    user = await find_user(1)
    print("then", user["name"])


anyio.run(main)
