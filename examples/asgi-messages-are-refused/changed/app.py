from lilya.responses import PlainText


async def longer(scope, receive, send):
    async def signed(message):
        if message["type"] == "http.response.body":
            message["body"] += b" and more"
        await send(message)

    await PlainText("hello")(scope, receive, signed)


async def twice(scope, receive, send):
    await PlainText("hello")(scope, receive, send)
    await PlainText("hello again")(scope, receive, send)


APPS = {"/longer": longer, "/twice": twice}


async def app(scope, receive, send):
    if scope["type"] == "http":
        await APPS[scope["path"]](scope, receive, send)
