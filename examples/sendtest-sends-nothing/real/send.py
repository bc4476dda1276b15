import asyncio
import os
import sys

from lilya.contrib.mail import EmailMessage
from lilya.contrib.mail.backends.smtp import SMTPBackend
from lilya.contrib.mail.mailer import Mailer

backend = SMTPBackend(
    host=os.environ["SMTP_HOST"],
    port=int(os.environ["SMTP_PORT"]),
    username=os.environ.get("SMTP_USER"),
    password=os.environ.get("SMTP_PASSWORD"),
    use_tls=os.environ.get("SMTP_TLS") != "no",
)
message = EmailMessage(
    subject="A test",
    to=sys.argv[1:],
    body_text="It works.",
    from_email="shop@shop.example",
)
mailer = Mailer(backend=backend)


async def main():
    await mailer.open()
    try:
        await mailer.send(message)
    finally:
        await mailer.close()


asyncio.run(main())
print("the server has taken the mail")
