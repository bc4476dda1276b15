import json

from lilya.serializers import CompactSerializer, SerializerConfig, setup_serializer


class MySerializer(CompactSerializer):
    @staticmethod
    def dumps(obj):
        return json.dumps(obj).encode()


class MyConfig(SerializerConfig):
    def get_serializer(self):
        return MySerializer


setup_serializer(MyConfig())
