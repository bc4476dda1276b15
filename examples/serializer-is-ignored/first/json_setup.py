import json

from lilya.serializers import CompactSerializer, SerializerConfig, setup_serializer


class SpacedSerializer(CompactSerializer):
    @staticmethod
    def dumps(obj, default=None, **options):
        return json.dumps(obj, default=default, allow_nan=False)


class SpacedConfig(SerializerConfig):
    def get_serializer(self):
        return SpacedSerializer


setup_serializer(SpacedConfig())
