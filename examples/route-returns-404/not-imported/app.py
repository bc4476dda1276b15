from lilya.apps import Lilya

app = Lilya()


@app.get("/health")
def health():
    return "ok"
