//! Chance that is the same on every machine.

// contract: “A placeholder where a person's name belongs (无 暂无 没有 待定 暂缺 空缺 不详 未定 是 否 有 已签 见附件 null none, or no
// letter at all, such as `?`)”
/// What clerks write where there is nobody.
pub const NOBODY: [&str; 20] = [
    "无",
    "暂无",
    "没有",
    "待定",
    "暂缺",
    "空缺",
    "不详",
    "未定",
    "是",
    "否",
    "有",
    "已签",
    "见附件",
    "null",
    "none",
    "?",
    "0",
    "-",
    "——",
    "１２",
];

/// A xorshift generator: one seed, one city.
pub struct Rng(u64);

impl Rng {
    /// A generator whose first values differ for neighbouring seeds.
    pub fn new(seed: u64) -> Rng {
        let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Rng((mixed ^ (mixed >> 31)) | 1)
    }

    /// A generator that belongs to one text, such as the path of a file.
    pub fn of_text(seed: u64, text: &str) -> Rng {
        let hash = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Rng::new(seed ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low + 1).expect("low is at most high");
        low + i64::try_from(self.next() % width).expect("a width is small")
    }

    /// Yes, in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(0, 99) < percent
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let last = i64::try_from(from.len()).expect("short") - 1;
        &from[usize::try_from(self.between(0, last)).expect("not negative")]
    }

    /// The value, in `percent` of a hundred cases.
    pub fn sometimes<T>(&mut self, percent: i64, value: T) -> Option<T> {
        self.chance(percent).then_some(value)
    }

    /// The name, or now and then what clerks write where there is nobody.
    pub fn somebody_or_not(&mut self, name: &str) -> String {
        if self.chance(12) { (*self.pick(&NOBODY)).to_owned() } else { name.to_owned() }
    }

    /// Puts things into a chance order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.between(0, i64::try_from(last).expect("short"));
            things.swap(last, usize::try_from(other).expect("not negative"));
        }
    }
}
