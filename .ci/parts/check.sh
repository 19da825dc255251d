# What was handed out is tried as far as this computer can, and what it cannot try is said.

untried=()

check() {
    local part
    check_source
    for part in "$@"; do
        step "trying $part"
        check_archive "$part"
        case $part in
            linux-x86_64) in_an_old_root ;;
            linux-aarch64) under_qemu ;;
            windows-x86_64) under_wine ;;
        esac
    done
    untried+=("glibc 2.17 itself, by the versions of its symbols only" "a real Windows: consoles, Excel and virus scanners that hold files, paths beyond 260 characters, SmartScreen")
    printf 'not tried: %s\n' "${untried[@]}"
}

# The source with all crates is whole: cargo finds everything it needs without a network.
check_source() {
    local folder=$work/try-source
    rm -rf "$folder" && mkdir -p "$folder"
    tar -xf "$out/$name-source.tar.xz" -C "$folder"
    (cd "$folder/$name-source" && CARGO_HOME=$folder/home cargo metadata --locked --offline --format-version 1 >/dev/null)
    echo "source: all crates are there"
}

# An archive unpacks to what its own sums say, and a folder to try it in.
check_archive() {
    tried=$work/try-$1
    rm -rf "$tried" && mkdir -p "$tried"
    case $1 in
        windows-*) python3 -m zipfile -e "$out/$name-$1.zip" "$tried" ;;
        *) tar -xf "$out/$name-$1.tar.xz" -C "$tried" ;;
    esac
    (cd "$tried/$name" && sha256sum --quiet -c SHA256SUMS)
    echo "$1: $(find "$tried/$name" -type f | wc -l) files as their sums say"
}

# All reports of the example and the week's folder, by a program; each into its own file.
reports() {
    local to=$1 kind
    shift
    mkdir -p "$to"
    for kind in progress form letters missing findings decisions differences assessment; do
        "$@" --lang zh --as-of 2019-09-10 -C examples/cangzhou-2019 report "$kind" -o "$to/$kind.csv" || return
    done
    "$@" --lang zh --as-of 2019-09-10 -C examples/cangzhou-2019 report weekly -o "$to/week"
    "$@" --lang zh --as-of 2019-09-10 -C examples/cangzhou-2019 report weekly -o "$to/week.html"
    "$@" --lang zh --as-of 2019-09-10 -C examples/cangzhou-2019 check >"$to/check.txt" || [ $? = 1 ]
}

# The five minutes of the README: a city, a round, a county, a school, its letters and visits.
walk() {
    local to=$1
    shift
    "$@" --lang zh init "$to" --city 示例市
    local on=("$@" --lang zh -C "$to")
    "${on[@]}" round open 2019 --document '示检联〔2019〕4号' --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30
    "${on[@]}" unit add-county 临河县 leader=张某
    "${on[@]}" unit add-school 临河县/临河县槐荫初级中学 principal=吴某 girls_dormitory=true
    "${on[@]}" sign 临河县 --on 2019-08-02 --upper 王某
    "${on[@]}" sign --all 临河县 --on 2019-08-03
    "${on[@]}" convey 槐荫 --on 2019-08-04 --by 陈某@procuratorate --by 何某@education_bureau
    "${on[@]}" inspect 槐荫 --on 2019-08-12 dormitory_closed=problem:宿管员夜间不在岗 case_review=examined --rest compliant
    "${on[@]}" work 槐荫 --reported 2019-08-05 --studied 2019-08-06 --self-inspected 2019-08-10
    "${on[@]}" submit 临河县 --on 2019-08-31 --received 2019-09-02
}

# What the Linux program makes of the example and the walk, with which the others are compared.
expected() {
    local folder=$work/expected program
    program=$(program linux-x86_64)
    rm -rf "$folder" && mkdir -p "$folder"
    (cd "$work/source" && reports "$folder/reports" "$program" && walk "$folder/walk" "$program") >/dev/null 2>&1
    echo "$folder"
}

same() {
    diff -r --exclude=.shuangqian.lock "$1" "$2" || refuse "$2 differs from what the Linux program makes"
}

# Bullseye has glibc 2.31, as Kylin V10 SP1 and UOS 20 have 2.28 to 2.31; older ones are not on the mirrors any more.
old_root_ready() {
    installed debootstrap:debootstrap
    [ -x "$tools/bullseye/usr/bin/dpkg" ] && [ ! -d "$tools/bullseye/debootstrap" ] || {
        rm -rf "$tools/bullseye"
        debootstrap --variant=minbase bullseye "$tools/bullseye" "$debian" >/dev/null
    }
}

in_an_old_root() {
    [ "$(id -u)" = 0 ] || { untried+=("the start on an older system: chroot needs root"); return; }
    old_root_ready
    local root=$tools/bullseye wanted
    wanted=$(expected)
    rm -rf "$root/try" && mkdir "$root/try"
    cp -r "$tried/$name/." "$root/try/"
    cp "$out/shuangqian_${version}_amd64.deb" "$root/try/"
    inside() { chroot "$root" /usr/bin/env LC_ALL=C.UTF-8 sh -c "cd /try && $1"; }
    chroot "$root" /bin/bash -c "cd /try && $(declare -f reports walk); reports made ./shuangqian && walk walked ./shuangqian" \
        >/dev/null 2>&1 || refuse "it does not do its work in bullseye"
    same "$wanted/reports" "$root/try/made"
    same "$wanted/walk" "$root/try/walked"
    inside "dpkg -i shuangqian_${version}_amd64.deb && shuangqian --version && test -s /usr/share/man/man1/shuangqian.1.gz && dpkg -P shuangqian && ! command -v shuangqian" \
        >/dev/null 2>&1 || refuse "the .deb is not installed and removed in bullseye"
    rm -rf "$root/try"
    installed lintian:lintian
    lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$out/shuangqian_${version}_amd64.deb" ||
        refuse "lintian finds errors"
    echo "linux-x86_64: starts in bullseye ($(chroot "$root" ldd --version | head -1)), all reports and the walk are the same bytes; the .deb comes and goes"
}

under_qemu() {
    installed qemu-aarch64-static:qemu-user-static
    debian_rust_ready
    local wanted
    wanted=$(expected)
    (cd "$work/source" && reports "$tried/made" qemu-aarch64-static -L "$tools/arm64" "$tried/$name/shuangqian") >/dev/null 2>&1
    same "$wanted/reports" "$tried/made"
    echo "linux-aarch64: under qemu all reports are the same bytes"
}

# Wine 8 lacks the library of random bytes that Rust asks; three lines stand in for it.
wine_ready() {
    installed wine:wine wine64:wine64
    export WINEPREFIX=$work/wine WINEDEBUG=-all
    wineboot -i >/dev/null 2>&1 || true
    printf '%s\n' '#include <windows.h>' 'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);' \
        '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length) { return SystemFunction036(to, (ULONG)length); }' >"$work/prng.c"
    x86_64-w64-mingw32-gcc -shared -o "$1/bcryptprimitives.dll" "$work/prng.c" -ladvapi32
}

under_wine() {
    wine_ready "$tried/$name"
    local wanted wine
    wanted=$(expected)
    wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
    (
        cd "$work/source" &&
            reports "$tried/made" "$wine" "$tried/$name/shuangqian.exe" && walk "$tried/walked" "$wine" "$tried/$name/shuangqian.exe"
    ) >/dev/null 2>&1 || refuse "it does not do its work under Wine"
    same "$wanted/reports" "$tried/made"
    same "$wanted/walk" "$tried/walked"
    echo "windows-x86_64: under Wine the walk and all reports are the same bytes"
}
