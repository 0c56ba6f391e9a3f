"""The life events that can lead to a visit, by the names that the rules give them."""

from web.catalogue import catalogue
from web.i18n import gettext as _


def life_events() -> dict[str, str]:
    """Return each life event with what it is called."""
    return {event.id: _(event.label) for event in catalogue().life_events.events}
