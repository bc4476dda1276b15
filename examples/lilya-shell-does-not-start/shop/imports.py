from main import app

print(app.routes[0].path)
