"""The typed parts of addresses: short codes and kebab-case names."""

from flask import Flask
from werkzeug.routing import BaseConverter


class CodeConverter(BaseConverter):
    """The code of a visit."""

    regex = "[a-z2-9]{8}"


class SlugConverter(BaseConverter):
    """A name of ours in kebab-case."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


class MunicipalityConverter(BaseConverter):
    """The CBS code of a municipality."""

    regex = "GM[0-9]{4}"


class TokenConverter(BaseConverter):
    """A signed name, as itsdangerous makes them."""

    regex = "[A-Za-z0-9_.-]{20,200}"


class MemberConverter(BaseConverter):
    """Where a member stands: `kinderen/k1` or `kinderen/k1/opvang/k2`."""

    regex = "[a-z][a-z0-9-]*/k[0-9]{1,3}(?:/[a-z][a-z0-9-]*/k[0-9]{1,3})*"
    part_isolating = False

    def to_url(self, value: str) -> str:
        """Keep the slashes."""
        return value


def init_converters(app: Flask) -> None:
    """Make the converters known to the address rules."""
    app.url_map.converters.update(
        code=CodeConverter,
        slug=SlugConverter,
        token=TokenConverter,
        member=MemberConverter,
        municipality=MunicipalityConverter,
    )
