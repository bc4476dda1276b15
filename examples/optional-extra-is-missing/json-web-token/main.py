from datetime import UTC, datetime, timedelta

from lilya.contrib.security.jwt.token import Token

KEY = "at least thirty-two bytes of a secret"

token = Token(sub="ada", exp=datetime.now(UTC) + timedelta(minutes=5))
signed = token.encode(KEY, "HS256")
print("signed for", Token.decode(signed, KEY, ["HS256"]).sub)
