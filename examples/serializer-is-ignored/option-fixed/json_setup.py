import json

from lilya.serializers import CompactSerializer, SerializerConfig, setup_serializer


class MySerializer(CompactSerializer):
    @staticmethod
    def dumps(obj, default=None, **options):
        return json.dumps(obj, default=default, allow_nan=False).encode()


class MyConfig(SerializerConfig):
    def get_serializer(self):
        return MySerializer


setup_serializer(MyConfig())
