//! Words that tell a case, however they are written.

use super::super::case::{CASE_WORDS, case_words};

/// The word that tells a case, where what stands at its place is no more than that word.
fn told(text: &str) -> Option<(&'static str, &str)> {
    case_words(text).into_iter().next().map(|(word, range)| (word, &text[range]))
}

#[test]
fn words_that_tell_a_case_are_found() {
    let dressed = [
        ("被害人陈述", "被害人", "被害人"),
        ("学生姓　名", "姓名", "姓　名"),
        ("某某(女，8岁)", "某某（女", "某某(女"),
        ("某某（女）", "某某（女", "某某（女"),
        ("三班学生", "班学生", "班学生"),
        ("请留家长电话", "家长电话", "家长电话"),
        ("被\u{200b}害人", "被害人", "被\u{200b}害人"),
        ("受\u{feff}\u{ad}\n害", "受害", "受\u{feff}\u{ad}\n害"),
        ("猥褻", "猥亵", "猥褻"),
        ("強姦", "强奸", "強姦"),
        ("强姦", "强奸", "强姦"),
        ("8歲女", "岁女", "歲女"),
        ("班學生", "班学生", "班學生"),
        ("家長電話", "家长电话", "家長電話"),
        ("身分證", "身份证", "身分證"),
    ];
    for (text, word, shown) in dressed {
        assert_eq!(told(text), Some((word, shown)), "{text}");
    }
    for word in CASE_WORDS {
        assert_eq!(told(&format!("因{word}等")), Some((word, word)));
    }
    for plain in ["预防性侵制度", "女生集体宿舍", "赵某（女）", "", "name", "加強學習", "身强力壮"]
    {
        assert_eq!(told(plain), None, "{plain}");
    }
}
