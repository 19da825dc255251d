# What the builds need beside Rust, fetched once into $tools from PyPI and Debian.

zig_version=0.17.1
zigbuild_version=0.24.1

# zig as the C compiler and linker: its glibc asks for no symbol newer than we say.
zig_ready() {
    [ -x "$tools/zig/bin/cargo-zigbuild" ] || {
        python3 -m venv "$tools/zig"
        "$tools/zig/bin/pip" install -q "cargo-zigbuild==$zigbuild_version" "ziglang==$zig_version"
    }
    export PATH="$tools/zig/bin:$PATH"
}

# Installs Debian packages that give no command named.
installed() {
    local lacking=() command package
    for pair in "$@"; do
        command=${pair%%:*} package=${pair#*:}
        command -v "$command" >/dev/null || lacking+=("$package")
    done
    [ ${#lacking[@]} = 0 ] || {
        local as_root
        as_root=$([ "$(id -u)" = 0 ] || echo sudo)
        $as_root apt-get update -qq
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${lacking[@]}"
    }
}

# Debian's packages of two architectures, without a word to the package manager of this computer.
debian() {
    mkdir -p "$tools/apt/lists/partial" "$tools/apt/archives/partial" "$tools/debs"
    touch "$tools/apt/status"
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n\n' \
        "$debian" bookworm "$debian-security" bookworm-security >"$tools/apt/debian.sources"
    cat >"$tools/apt/apt.conf" <<CONF
APT::Architecture "amd64";
APT::Architectures { "amd64"; "arm64"; };
APT::Sandbox::User "root";
Dir::State "$tools/apt";
Dir::State::status "$tools/apt/status";
Dir::Cache "$tools/apt";
Dir::Etc::sourcelist "$tools/apt/debian.sources";
Dir::Etc::sourceparts "/dev/null";
CONF
    (cd "$tools/debs" && APT_CONFIG=$tools/apt/apt.conf "$@")
}

# Debian's own Rust, which has the standard library of ARM64, and its source for Windows; rustup's mirror has neither.
debian_rust_ready() {
    [ -x "$tools/rustc" ] && return
    debian apt-get update -qq
    debian apt-get download -qq rustc-web libstd-rust-web-1.96 libstd-rust-web-dev rust-web-src libllvm22 \
        libstd-rust-web-dev:arm64 libc6:arm64 libgcc-s1:arm64
    local deb
    for deb in "$tools"/debs/*_a[ml][dl]*.deb; do
        dpkg -x "$deb" "$tools/rust"
    done
    for deb in "$tools"/debs/{libstd-rust-web-dev,libc6,libgcc-s1}_*_arm64.deb; do
        dpkg -x "$deb" "$tools/arm64"
    done
    cp -r "$tools"/arm64/usr/lib/rustlib/aarch64-* "$tools/rust/usr/lib/rustlib/"
    printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s "$@"\n' \
        "$tools/rust/usr/lib/x86_64-linux-gnu" "$tools/rust/usr/bin/rustc" >"$tools/rustc"
    chmod +x "$tools/rustc"
}

# With what a part is made: with the same, the bytes are the same.
made_with() {
    local rustc=rustc
    [ "$1" = linux-x86_64 ] || rustc=$tools/rustc
    echo "rustc=$("$rustc" --version | cut -d' ' -f2-)"
    echo "cargo=$(cargo --version | cut -d' ' -f2-)"
    case $1 in
        windows-*) echo "x86_64-w64-mingw32-gcc=$(x86_64-w64-mingw32-gcc -dumpfullversion)" ;;
        *) echo "cargo-zigbuild=$zigbuild_version" && echo "zig=$zig_version" ;;
    esac
}
