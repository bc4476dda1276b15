DATABASE = "sqlite:///shop.db"
