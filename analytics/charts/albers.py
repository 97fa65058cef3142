"""Equal-area conic projection of Albers on the sphere, there and back, in kilometres.

Source: Snyder 1987, "Map Projections: A Working Manual" (USGS Professional Paper 1395), ch. 14.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray

EARTH_RADIUS_KM: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Albers:
    """A projection by its two standard parallels and its central meridian, in degrees."""

    parallels: tuple[float, float]
    meridian: float

    @property
    def cone(self) -> float:
        """The constant of the cone: the mean of the sines of the two parallels."""
        return sum(math.sin(math.radians(parallel)) for parallel in self.parallels) / 2

    @property
    def constant(self) -> float:
        """Snyder's C, from the first parallel."""
        first = math.radians(self.parallels[0])
        return math.cos(first) ** 2 + 2 * self.cone * math.sin(first)

    def project(self, degrees: NDArray[Any]) -> NDArray[Any]:
        """Points (longitude, latitude) in degrees as points (x, y) in kilometres."""
        import numpy as np

        angle = self.cone * np.radians(degrees[:, 0] - self.meridian)
        sines = np.sin(np.radians(degrees[:, 1]))
        radius = EARTH_RADIUS_KM * np.sqrt(self.constant - 2 * self.cone * sines) / self.cone
        return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])

    def unproject(self, kilometres: NDArray[Any]) -> NDArray[Any]:
        """Points (x, y) in kilometres as points (longitude, latitude) in degrees."""
        import numpy as np

        east, north = kilometres[:, 0], kilometres[:, 1]
        longitude = np.degrees(np.arctan2(east, -north)) / self.cone + self.meridian
        radius = np.hypot(east, north) * self.cone / EARTH_RADIUS_KM
        latitude = np.degrees(np.arcsin((self.constant - radius**2) / (2 * self.cone)))
        return np.column_stack([longitude, latitude])
