"""Why a part is not sent though its turn has come."""


class Stop(Exception):
    """Nothing has to be done about the delivery."""


class Draining(Stop):
    """A turn has come after the order to stop."""


class Stalled(Stop):
    """The database takes no notes; the next tick tries again."""


class Ended(Stop):
    """The delivery was folded into the next, or its chat forgotten, while it waited for its turn."""


class TooLate(Exception):
    """The turn has come after CATCH_UP, and nothing has arrived yet: the delivery is to be given up."""
