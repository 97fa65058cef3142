"""Who may do what."""

from analytics.access.rights import LOCAL_PERSON, RIGHTS, Person, Right, Role

__all__ = ["LOCAL_PERSON", "RIGHTS", "Person", "Right", "Role"]
