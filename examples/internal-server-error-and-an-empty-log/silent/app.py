import logging.config

from lilya.apps import Lilya
from lilya.routing import Path


def home():
    return 1 / 0


app = Lilya(routes=[Path("/", home)])

logging.config.dictConfig(
    {
        "version": 1,
        "handlers": {"console": {"class": "logging.StreamHandler"}},
        "root": {"handlers": ["console"], "level": "INFO"},
    }
)
