//! Single words: ids, days, codes, answers, texts that may hold a number.

use crate::support::files::files;
use crate::{fuzz, tests};
use shuangqian::basics::day::Day;
use shuangqian::basics::digest::Digest;
use shuangqian::basics::document_number::DocumentNumber;
use shuangqian::basics::fold::{fold, narrow};
use shuangqian::basics::formula::{defuse, fuse};
use shuangqian::basics::id::{Id, ItemKey, UnitId, typed_id};
use shuangqian::basics::personal::{case_words, find, mask};
use shuangqian::basics::typed_day::typed_day;
use shuangqian::files::path::RecordPath;
use shuangqian::records::{Name, Note};

#[test]
fn no_word_panics() {
    let paths = files(&tests().join("diagnostics/_base")).into_keys().map(String::into_bytes);
    let typed =
        ["2019-08-05", "2019年8月5日", "示检联〔2019〕4号", "0317-2490229", "１３８００００００００", "张某@检察院"];
    let seeds: Vec<_> = paths.chain(typed.map(|word| word.as_bytes().to_vec())).collect();
    fuzz("words", &seeds, |bytes, _| {
        let text = &String::from_utf8_lossy(bytes);
        if let Some(hit) = find(text) {
            let masked = mask(text);
            let shown = text.char_indices().zip(masked.chars()).filter(|((place, _), _)| hit.range.contains(place));
            assert!(
                shown.into_iter().all(|(_, char)| !char.is_numeric()),
                "{text:?} is masked whole, not as {masked:?}"
            );
        }
        assert_eq!(fuse(&defuse(text)), text);
        let _ = (fold(text), narrow(text), case_words(text), typed_day(text));
        if let Ok(id) = text.parse::<Id>() {
            assert_eq!(id.as_str(), text);
        }
        if let Ok(id) = typed_id(text) {
            assert!(id.as_str().parse::<Id>().is_ok() && !id.as_str().contains(['/', '\\', '.']), "{id}");
        }
        if let Ok(day) = text.parse::<Day>() {
            assert_eq!(day.to_string(), *text);
        }
        let _ =
            (text.parse::<UnitId>(), text.parse::<ItemKey>(), text.parse::<DocumentNumber>(), text.parse::<Digest>());
        let _ = (text.parse::<Name>(), text.parse::<Note>());
        let path = RecordPath::cited(text);
        assert!(path.key().is_none_or(|key| key.to_string() == path.as_str()), "{text:?}");
        let _ = (path.unit(), path.county());
    });
}
