"""Draws the growth of an index for `bench_search.py`, without any library."""

from math import log10


def plot(rows: list[tuple[int, float, float, float]]) -> str:
    """Time and memory over size, both axes of logarithms, as an SVG."""
    width, height, left, top = 640, 360, 60, 20
    right, bottom = width - 60, height - 50

    def x(size: float) -> float:
        return left + (log10(size) - 1) / 2 * (right - left)

    def y(value: float) -> float:
        return bottom - log10(max(value, 0.1) / 0.1) / 4 * (bottom - top)

    def line(index: int, dash: str) -> str:
        points = " ".join(f"{x(row[0]):.1f},{y(row[index]):.1f}" for row in rows)
        return f'<polyline points="{points}" fill="none" stroke="currentColor" {dash}/>'

    marks = [
        f'<text x="{x(s):.0f}" y="{bottom + 18}" text-anchor="middle">{s} MB</text>'
        for s, *_ in rows
    ]
    marks += [
        f'<text x="{left - 8}" y="{y(v) + 4:.0f}" text-anchor="end">{v:g}</text>'
        f'<line x1="{left}" x2="{right}" y1="{y(v):.1f}" y2="{y(v):.1f}" '
        'stroke="currentColor" stroke-opacity="0.2"/>'
        for v in (0.1, 1, 10, 100, 1_000)
    ]
    said = (
        "to index so much text: seconds of processor, one process (solid); "
        "MB of memory with one (dashed) and with two (dotted)"
    )
    dashed, dotted = 'stroke-dasharray="6 4"', 'stroke-dasharray="2 3"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12" fill="currentColor" role="img" '
        f'aria-label="{said}">'
        f"{''.join(marks)}{line(1, '')}{line(2, dashed)}{line(3, dotted)}"
        f'<text x="{left}" y="{height - 8}">{said}</text></svg>\n'
    )
