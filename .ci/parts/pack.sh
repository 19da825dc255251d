# From programs to archives and packages: the same files give the same bytes.

# Packs a folder, whoever made it and when.
packed() {
    tar --create --directory "$(dirname "$1")" --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
        --numeric-owner --mode='u+rw,go+r,go-w,a+X' "$(basename "$1")" | xz --threads=1 "$2"
}

pack_source() {
    rm -rf "$work/pack-source"
    mkdir -p "$work/pack-source"
    cp -al "$work/source" "$work/pack-source/$name-source"
    packed "$work/pack-source/$name-source" -3 >"$out/$name-source.tar.xz"
    rm -rf "$work/pack-source"
}

# The manual pages, and what makes each shell complete the commands.
pages_ready() {
    local program shell
    program=$(program linux-x86_64)
    pages=$work/pages
    rm -rf "$pages"
    mkdir -p "$pages/man/man1" "$pages/man/zh_CN/man1" "$pages/completions"
    "$program" --lang en --manual-page >"$pages/man/man1/shuangqian.1"
    "$program" --lang zh --manual-page >"$pages/man/zh_CN/man1/shuangqian.1"
    while read -r shell file; do
        "$program" --lang zh completions "$shell" >"$pages/completions/$file"
    done <<'SHELLS'
bash shuangqian.bash
zsh _shuangqian
fish shuangqian.fish
powershell shuangqian.ps1
elvish shuangqian.elv
SHELLS
}

# What every package has beside the program: what is to be read, the template, the example, and whose work is in it.
common_files() {
    local part=$1 to=$2
    mkdir -p "$to"
    cp "$work"/source/{LICENSE,README.md,README.zh-CN.md} "$to/"
    cp -r "$work"/source/{data-template,examples} "$to/"
    local made_with
    mapfile -t made_with < <(made_with "$part")
    python3 .ci/parts/crates.py "$work/source" "$part" "$to/sbom.cdx.json" "$to/LICENCES-OF-CRATES.txt" "${made_with[@]}"
}

pack() {
    local part=$1 folder=$work/pack-$1/$name
    rm -rf "$work/pack-$part"
    common_files "$part" "$folder"
    cp -r "$pages/man" "$pages/completions" "$folder/"
    cp "$(program "$part")" "$folder/"
    (cd "$folder" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum >SHA256SUMS)
    case $part in
        windows-*) zipped "$folder" "$out/$name-$part.zip" ;;
        *) packed "$folder" -9 >"$out/$name-$part.tar.xz" && debian_package "$part" ;;
    esac
}

# zip keeps the times of files: all get that of the commit.
zipped() {
    python3 - "$1" "$2" "$SOURCE_DATE_EPOCH" <<'PYTHON'
import pathlib, sys, time, zipfile
folder, archive, epoch = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with zipfile.ZipFile(archive, "w") as packed:
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        about = zipfile.ZipInfo(str(file.relative_to(folder.parent)), time.gmtime(epoch)[:6])
        about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
        packed.writestr(about, file.read_bytes(), compresslevel=9)
PYTHON
}

debian_package() {
    local architecture=amd64 root=$work/deb-$1
    [ "$1" = linux-aarch64 ] && architecture=arm64
    rm -rf "$root"
    local share=$root/usr/share doc=$root/usr/share/doc/shuangqian
    mkdir -p "$root/DEBIAN" "$doc" "$share"/{man/man1,man/zh_CN/man1,fish/vendor_completions.d,zsh/vendor-completions} \
        "$share/bash-completion/completions" "$share/shuangqian" "$share/lintian/overrides"
    install -D -m 755 "$(program "$1")" "$root/usr/bin/shuangqian"
    common_files "$1" "$work/deb-files-$1"
    mv "$work/deb-files-$1"/{data-template,examples} "$share/shuangqian/"
    mv "$work/deb-files-$1"/{README.md,README.zh-CN.md,sbom.cdx.json} "$doc/"
    gzip -9n <"$work/deb-files-$1/LICENCES-OF-CRATES.txt" >"$doc/LICENCES-OF-CRATES.txt.gz"
    copyright "$work/deb-files-$1" >"$doc/copyright"
    overrides >"$share/lintian/overrides/shuangqian"
    changes | gzip -9n >"$doc/changelog.gz"
    rm -rf "$work/deb-files-$1"
    gzip -9n <"$pages/man/man1/shuangqian.1" >"$share/man/man1/shuangqian.1.gz"
    gzip -9n <"$pages/man/zh_CN/man1/shuangqian.1" >"$share/man/zh_CN/man1/shuangqian.1.gz"
    cp "$pages/completions/shuangqian.bash" "$share/bash-completion/completions/shuangqian"
    cp "$pages/completions/_shuangqian" "$share/zsh/vendor-completions/"
    cp "$pages/completions/shuangqian.fish" "$share/fish/vendor_completions.d/"
    cat >"$root/DEBIAN/control" <<CONTROL
Package: shuangqian
Version: $version
Architecture: $architecture
Maintainer: Shuangqian <shuangqian@localhost.localdomain>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f1)
Depends: libc6 (>= $oldest_glibc)
Recommends: git
Section: text
Priority: optional
Description: keeps the records of “dual signing, dual visits” in plain files
 Records of the work of procuratorates and education bureaus that protect
 children together: letters, visits, inspections, and the tables of the week.
 “双签双入校（园）”工作台账：签订、传达、检查、统计。
CONTROL
    chmod -R u+rwX,go+rX,go-w "$root"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    # xz, because the package managers of clerks' systems know no zstd.
    dpkg-deb --root-owner-group -Zxz --build "$root" "$out/shuangqian_${version}_$architecture.deb" >/dev/null
}

# The licence of the program, as Debian writes it; those of the crates in it lie beside.
copyright() {
    printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: %s\nLicense: MIT\n' \
        "$(sed -n 's/^Copyright (c) //p' "$1/LICENSE")"
    paragraphs <"$1/LICENSE"
    printf '\nComment: The program holds crates of others; LICENCES-OF-CRATES.txt.gz has their licences.\n'
}

# What lintian would complain of, and why it is so.
overrides() {
    cat <<'OVERRIDES'
# Nobody is to be written to about the package by mail.
shuangqian: bogus-mail-host
shuangqian: bogus-mail-host-in-debian-changelog
# The template and the example are records as git keeps them.
shuangqian: package-contains-vcs-control-file
# The program's own licence names its holder in copyright; those of the crates are beside.
shuangqian: copyright-without-copyright-notice
# As Excel in China writes it, to show that it can be read.
shuangqian: national-encoding
OVERRIDES
}

paragraphs() { sed -e 's/\r$//; s/[[:space:]]*$//; s/^/ /; s/^ $/ ./'; }

changes() {
    printf 'shuangqian (%s) stable; urgency=medium\n\n  * As committed: %s\n\n -- Shuangqian <shuangqian@localhost.localdomain>  %s\n' \
        "$version" "$(git rev-parse HEAD)" "$(date -R -d "@$SOURCE_DATE_EPOCH")"
}
