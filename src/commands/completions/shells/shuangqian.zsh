#compdef shuangqian
# What shuangqian offers behind the cursor. It is asked anew at each Tab, so this stays right when it or the records change.
_shuangqian() {
    local program="${${(Q)words[1]}/#\~\//$HOME/}" line offer
    local -a lines whole open whole_shown open_shown
    lines=("${(@f)$("$program" completions zsh --live -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        offer="${line%%$'\t'*}"
        case "$offer" in
            '') ;;
            *[=/：@]) open+=("$offer") open_shown+=("${line/$'\t'/  -- }") ;;
            *) whole+=("$offer") whole_shown+=("${line/$'\t'/  -- }") ;;
        esac
    done
    (( $#whole + $#open )) || return 1
    (( $#whole )) && compadd -U -V whole -l -d whole_shown -- "${(@)whole}"
    (( $#open )) && compadd -U -V open -l -d open_shown -S '' -- "${(@)open}"
    # Several that do not begin as typed are only shown, and what was typed stays.
    if [[ "${lines[1]}" == other ]]; then
        compstate[insert]=''
        compstate[list]='list force'
    fi
    return 0
}
compdef _shuangqian shuangqian
