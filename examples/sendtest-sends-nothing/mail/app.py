from lilya.apps import Lilya
from lilya.contrib.mail.backends.smtp import SMTPBackend
from lilya.contrib.mail.startup import setup_mail

app = Lilya()
setup_mail(app, backend=SMTPBackend(host="127.0.0.1", port=8001))
