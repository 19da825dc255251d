# From the committed source to programs.

# The committed source with all crates beside it: everything is built from this, without a network. Where it lies is not written
# into any program. What is as before keeps its time, because cargo builds again what is newer than what it built, and whatever
# stands on it.
source_ready() {
    local source=$work/source
    mkdir -p "$source"
    (
        export GIT_INDEX_FILE=$work/index
        git --work-tree="$source" read-tree --reset -u HEAD
        git --work-tree="$source" -C "$source" --git-dir="$(git rev-parse --absolute-git-dir)" clean -ffdxq -e /vendor -e /.cargo
    )
    cmp -s "$source/Cargo.lock" "$work/vendored.lock" || {
        rm -rf "$source"/{vendor,.cargo}
        mkdir "$source/.cargo"
        # Not --quiet, which also keeps the settings to itself.
        (cd "$source" && cargo vendor --locked --versioned-dirs vendor 2>"$work/vendor.log") >"$work/config.toml"
        [ -s "$work/config.toml" ] || refuse "cargo tells no settings for the crates, see $work/vendor.log"
        mv "$work/config.toml" "$source/.cargo/"
        cp "$source/Cargo.lock" "$work/vendored.lock"
    }
}

# The program of a part, in the folder that cargo puts it into.
program() {
    local folder=$profile
    [ "$profile" = dev ] && folder=debug
    case $1 in
        linux-x86_64) echo "$work/build/x86_64-unknown-linux-gnu/$folder/shuangqian" ;;
        linux-aarch64) echo "$work/build-debian/aarch64-unknown-linux-gnu/$folder/shuangqian" ;;
        windows-x86_64) echo "$work/build-debian/x86_64-pc-windows-gnu/$folder/shuangqian.exe" ;;
    esac
}

build() {
    zig_ready
    export CFLAGS="-ffile-prefix-map=$work=/made" CARGO_INCREMENTAL=0
    local learnt ask=(--offline --frozen --profile "$profile" --bin shuangqian)
    case $1 in
        linux-x86_64)
            learnt=$(learnt_flag) || refuse "what was learnt cannot be read"
            in_source RUSTFLAGS="$(mapped) $learnt" CARGO_TARGET_DIR="$work/build" \
                cargo zigbuild "${ask[@]}" --target x86_64-unknown-linux-gnu.$oldest_glibc
            starts_on_old_systems "$(program "$1")"
            ;;
        linux-aarch64)
            debian_rust_ready
            in_source RUSTFLAGS="$(mapped)" CARGO_TARGET_DIR="$work/build-debian" RUSTC="$tools/rustc" \
                cargo zigbuild "${ask[@]}" --target aarch64-unknown-linux-gnu.$oldest_glibc
            starts_on_old_systems "$(program "$1")"
            ;;
        windows-x86_64)
            windows_ready
            for_windows build "${ask[@]}" -Zbuild-std=std,panic_abort
            ;;
    esac
    # The debug information of a quick build tells it.
    [ "$profile" = dev ] || ! grep -aqF -e "$work" -e "$tools" -e "$cargo_home" "$(program "$1")" ||
        refuse "$(program "$1") tells where it was built"
}

# Where it was built is not told. Of several that fit, the last counts.
mapped() { echo "--remap-path-prefix=$work=/made --remap-path-prefix=$work/source=/src"; }

# cargo, for Windows.
for_windows() {
    local flags
    flags="$(mapped) --remap-path-prefix=$work/vendor-windows=/src/vendor --remap-path-prefix=$tools/rust=/rust"
    # Otherwise the linker writes the time into the program.
    flags+=" -Clink-arg=-Wl,--no-insert-timestamp"
    in_source RUSTFLAGS="$flags" CARGO_TARGET_DIR="$work/build-debian" RUSTC="$tools/rustc" RUSTC_BOOTSTRAP=1 \
        CARGO_BUILD_TARGET=x86_64-pc-windows-gnu CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc \
        cargo --config "source.vendored-sources.directory='$work/vendor-windows'" "$@"
}

# A time that is the same at each commit: with another one the C in the program is built again, and all that stands on it.
in_source() { (cd "$work/source" && env SOURCE_DATE_EPOCH=1 "$@"); }

# Clerks' systems have glibc 2.28 and later; a program that asks for a newer symbol than we say does not start there.
starts_on_old_systems() {
    local newest
    newest=$(objdump -T "$1" | grep -oE 'GLIBC_[0-9.]+' | sort -Vu | tail -1)
    echo "newest symbol: $newest" >&2
    [ "$(printf '%s\n' "$newest" "GLIBC_$oldest_glibc" | sort -V | tail -1)" = "GLIBC_$oldest_glibc" ] ||
        refuse "$1 needs $newest"
}

# What the standard library for Windows is built from: its own start and end, and its crates beside ours.
windows_ready() {
    installed x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64-win32
    debian_rust_ready
    local library=$tools/rust/usr/lib/rustlib/src/rust/library part crate
    local objects=$tools/rust/usr/lib/rustlib/x86_64-pc-windows-gnu/lib
    mkdir -p "$objects"
    for part in rsbegin rsend; do
        [ -f "$objects/$part.o" ] || RUSTC_BOOTSTRAP=1 "$tools/rustc" --target x86_64-pc-windows-gnu --emit obj \
            -o "$objects/$part.o" "$library/rtstartup/$part.rs"
    done
    rm -rf "$work/vendor-windows"
    mkdir -p "$work/vendor-windows"
    for crate in "$work"/source/vendor/* "$library"/vendor/*; do
        [ -e "$work/vendor-windows/${crate##*/}" ] || ln -s "$crate" "$work/vendor-windows/"
    done
}
