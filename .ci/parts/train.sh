# Which parts of the program run often, so that the compiler makes them quick and the rest small: profile-guided optimisation,
# for Linux x86-64. What was learnt is committed, so that the same source gives the same bytes wherever it is built.

# What was learnt, and by which compiler: another one names the functions otherwise, and finds nothing of it.
what_is_learnt=.ci/learnt.profdata.xz
learnt_with=.ci/learnt-with

# The flag by which a build makes use of it. Only `dist` does: nothing else is handed out. The file is named by what is in it,
# so that another one is another build.
learnt_flag() {
    [ "$profile" = dist ] || return 0
    local learnt
    rustc --version | cmp -s - "$work/source/$learnt_with" || {
        echo "built without what $(cat "$work/source/$learnt_with") learnt: .ci/release --train learns anew" >&2
        return 0
    }
    learnt=$work/learnt-$(sha256sum "$work/source/$what_is_learnt" | cut -c1-16).profdata
    xz -dc "$work/source/$what_is_learnt" >"$learnt" && echo "-Cprofile-use=$learnt"
}

# A program that counts what it does is asked of the benchmark's city, and does all that a part is tried with.
train() {
    local llvm counts=$work/counts city=$work/training trainee=$work/build-training/x86_64-unknown-linux-gnu/dist/shuangqian
    llvm=$(rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    installed "llvm-profdata-$llvm:llvm-$llvm"
    in_source CARGO_TARGET_DIR="$work/build-training" \
        cargo bench --offline --frozen --profile dev --bench city -- --rounds 1 --folder "$city"
    in_source RUSTFLAGS="$(mapped) -Cprofile-generate=$counts" CARGO_TARGET_DIR="$work/build-training" \
        cargo build --offline --frozen --profile dist --bin shuangqian --target x86_64-unknown-linux-gnu
    rm -rf "$counts"
    ground_ready
    does_its_work "$ground/learnt" "$trainee"
    local of_city=("$trainee" -C "$city/20/records" --as-of 2019-10-31) question
    for question in check check check 'check --list' 'report progress' 'report missing' status due 'status 清河12县' 'due 清河12县'; do
        # shellcheck disable=SC2086
        "${of_city[@]}" $question >/dev/null || [ $? = 1 ] || refuse "the city is not asked: $question"
    done
    "llvm-profdata-$llvm" merge -o "$work/learnt.profdata" "$counts"
    xz -9c "$work/learnt.profdata" >"$what_is_learnt"
    rustc --version >"$learnt_with"
    ls -l "$what_is_learnt"
}
