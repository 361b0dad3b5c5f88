"""JSON to model and back, in the terms of the W3C Web Annotation Data Model.

The word *source* has the standard's meaning in here: the document that a target is a part of.
"""

from annotations.wire.decode import decode_item
from annotations.wire.encode import encode_item

__all__ = ["decode_item", "encode_item"]
