from lilya.contrib.opentelemetry import OpenTelemetryConfig, setup_tracing

setup_tracing(OpenTelemetryConfig(exporter="console"))
print("tracing is set up")
