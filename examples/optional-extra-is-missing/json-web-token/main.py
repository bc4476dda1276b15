from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from lilya.contrib.security.jwt.token import Token

KEY = token_urlsafe()  # stands for the key of your deployment

token = Token(sub="ada", exp=datetime.now(UTC) + timedelta(minutes=5))
signed = token.encode(KEY, "HS256")
print("signed for", Token.decode(signed, KEY, ["HS256"]).sub)
