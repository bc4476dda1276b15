print("dropping all tables")
