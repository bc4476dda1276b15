from app import app


@app.get("/users")
def users():
    return ["Ada"]
