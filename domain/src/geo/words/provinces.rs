//! What the provinces of Canada are called in addresses, long and short, in French and in English.

/// The code, and what stands for it; see [`Called`](super::Called).
#[rustfmt::skip]
pub(super) static CANADIAN: &[(&str, &[&str])] = &[
    ("AB", &["alberta", "alb", "alta"]),
    ("BC", &["colombie britannique", "british columbia", "cb"]),
    ("MB", &["manitoba", "man"]),
    ("NB", &["nouveau brunswick", "new brunswick"]),
    ("NL", &["terre neuve labrador", "newfoundland labrador", "terre neuve", "newfoundland", "labrador", "tnl", "tn", "nfld", "nf"]),
    ("NS", &["nouvelle ecosse", "nova scotia", "ne"]),
    ("NT", &["territoires nord ouest", "northwest territories", "tno", "nwt"]),
    ("NU", &["nunavut"]),
    ("ON", &["ontario", "ont"]),
    ("PE", &["ile prince edouard", "prince edward island", "ipe", "pei"]),
    ("QC", &["quebec", "province quebec", "que", "pq"]),
    ("SK", &["saskatchewan", "sask"]),
    ("YT", &["yukon", "territoire yukon", "yukon territory", "yuk", "yk"]),
];
