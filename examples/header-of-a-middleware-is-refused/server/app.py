from lilya.responses import PlainText

HEADERS = {
    "/text": ("x-tenant", "ada"),
    "/newline": (b"x-city", b"Porto\nset-cookie: admin=1"),
}


async def app(scope, receive, send):
    if scope["type"] != "http":
        return

    async def named(message):
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], HEADERS[scope["path"]]]
        await send(message)

    await PlainText("hello")(scope, receive, named)
