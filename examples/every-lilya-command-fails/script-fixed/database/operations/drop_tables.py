def main():
    print("dropping all tables")


if __name__ == "__main__":
    main()
