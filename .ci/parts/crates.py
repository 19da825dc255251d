"""Whose work is in a program: the parts list (CycloneDX 1.5) and the licence texts of all crates in it.

python3 crates.py SOURCE PART SBOM LICENCES TOOL=VERSION…
"""

import json
import pathlib
import subprocess
import sys
import tomllib

TARGETS = {
    "linux-x86_64": "x86_64-unknown-linux-gnu",
    "linux-aarch64": "aarch64-unknown-linux-gnu",
    "windows-x86_64": "x86_64-pc-windows-gnu",
}
NAMES = ("LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE")
# What comes along that is not a crate.
BESIDE = """The Rust standard library: MIT OR Apache-2.0, Copyright (c) The Rust Project Contributors, https://www.rust-lang.org.
The Linux programs are linked by zig with the compiler-rt and libunwind of LLVM: Apache-2.0 WITH LLVM-exception, https://llvm.org.
The Windows program is linked with the start-up code of MinGW-w64 (public domain and ZPL-2.1, https://www.mingw-w64.org) and libgcc
(GPL-3.0 with the GCC Runtime Library Exception, which lets programs of any licence be linked with it).
"""


def crates(source, target):
    """The crates in a program, without those that only build or test it."""
    ask = ["cargo", "metadata", "--format-version=1", "--offline", "--locked", "--filter-platform", target]
    about = json.loads(subprocess.run(ask, cwd=source, check=True, capture_output=True).stdout)
    nodes = {node["id"]: node for node in about["resolve"]["nodes"]}
    root = about["resolve"]["root"]
    waiting, found = [root], set()
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            normal = [to for to in nodes[one]["deps"] if any(kind["kind"] is None for kind in to["dep_kinds"])]
            waiting += [to["pkg"] for to in normal]
    packages = [package for package in about["packages"] if package["id"] in found and package["id"] != root]
    itself = next(package for package in about["packages"] if package["id"] == root)
    return itself, sorted(packages, key=lambda package: (package["name"], package["version"]))


def part(package, sums):
    """A crate as the parts list has it."""
    name, version = package["name"], package["version"]
    purl = f"pkg:cargo/{name}@{version}"
    told = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    told["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    told["hashes"] = [{"alg": "SHA-256", "content": sums[name, version]}]
    return told


def parts_list(itself, packages, sums, tools):
    root = {"type": "application", "name": itself["name"], "version": itself["version"]}
    root["licenses"] = [{"expression": itself["license"]}]
    parts = [part(package, sums) for package in packages]
    made_with = [dict(zip(("name", "version"), tool.split("=", 1)), type="application") for tool in tools]
    document = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1}
    document |= {"metadata": {"tools": {"components": made_with}, "component": root}, "components": parts}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def texts(package):
    """The licence texts that a crate brings."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = [file for file in folder.rglob("*") if file.is_file() and file.name.upper().startswith(NAMES)]
    files = [file for file in sorted(files) if file.suffix not in (".rs", ".html", ".json")]
    return [file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip() for file in files]


def standing_in(package, packages, mit):
    """The texts of a crate that brings none: that of MIT, where it is under that; else what another one under its licence brings."""
    if "MIT" in (package["license"] or ""):
        holders = ", ".join(package["authors"]) or f"the authors of {package['name']}"
        return [f"MIT License\n\nCopyright (c) {holders}\n\n" + mit[mit.index("Permission is hereby granted"):].strip()]
    alike = [texts(other) for other in packages if other["license"] == package["license"]]
    return next(filter(None, alike), None) or sys.exit(f"{package['name']}: {package['license']} without a text")


def licences(packages, mit):
    """Each text once, below the crates that it is of."""
    of_text = {}
    for package in packages:
        for text in texts(package) or standing_in(package, packages, mit):
            of_text.setdefault(text, []).append(f"{package['name']} {package['version']} ({package['license']})")
    rule = "\n\n" + "=" * 80 + "\n"
    return BESIDE + "".join(rule + "\n".join(names) + "\n\n" + text for text, names in of_text.items()) + "\n"


def main():
    source, target = pathlib.Path(sys.argv[1]), TARGETS[sys.argv[2]]
    itself, packages = crates(source, target)
    lock = tomllib.loads((source / "Cargo.lock").read_text(encoding="utf-8"))
    sums = {(one["name"], one["version"]): one["checksum"] for one in lock["package"] if "checksum" in one}
    pathlib.Path(sys.argv[3]).write_text(parts_list(itself, packages, sums, sys.argv[5:]), encoding="utf-8")
    mit = (source / "LICENSE").read_text(encoding="utf-8")
    pathlib.Path(sys.argv[4]).write_text(licences(packages, mit), encoding="utf-8")


main()
