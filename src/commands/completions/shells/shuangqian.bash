# What shuangqian offers behind the cursor. It is asked anew at each Tab, so this stays right when it or the records change.
_shuangqian() {
    local program="${1/#\~\//$HOME/}" offers
    mapfile -t offers < <(
        SHUANGQIAN_LINE="${COMP_LINE:0:COMP_POINT}" SHUANGQIAN_BREAKS="$COMP_WORDBREAKS" \
            "$program" completions bash --live 2>/dev/null
    )
    case "${offers[0]}" in
        files) compopt -o filenames 2>/dev/null ;;
        open) compopt -o nospace 2>/dev/null ;;
    esac
    COMPREPLY=("${offers[@]:1}")
}
complete -o nosort -F _shuangqian shuangqian 2>/dev/null || complete -F _shuangqian shuangqian
