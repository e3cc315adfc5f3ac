"""Two fonts taking turns: Latin letters and digits in one, everything else in the other."""

from .base import PdfFont


class SplitFont(PdfFont):
    def __init__(self, face_key, spec, vertical=False):
        from .make import make_font  # which knows this class

        super().__init__(face_key, spec, vertical)
        self.latin = make_font(face_key, spec["latin"], vertical)
        self.rest = make_font(face_key, spec["rest"], vertical)

    def _of(self, character):
        return self.latin if " " <= character <= "~" else self.rest

    def _width(self, character):
        return self._of(character).width(character)

    def prepare(self, characters):
        self.latin.prepare([c for c in characters if self._of(c) is self.latin])
        self.rest.prepare([c for c in characters if self._of(c) is self.rest])

    def encode(self, character):
        number, code = self._of(character).encode(character)
        return (2 * number + (self._of(character) is self.rest)), code

    def objects(self, writer):
        latin, rest = self.latin.objects(writer), self.rest.objects(writer)
        out = []
        for i in range(max(len(latin), len(rest))):
            out.append(latin[i] if i < len(latin) else None)
            out.append(rest[i] if i < len(rest) else None)
        return out
