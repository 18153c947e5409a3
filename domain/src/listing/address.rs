//! What a list is asked for, as it stands in the address: a view can be bookmarked, and Back returns to it.

use std::borrow::Cow;

use super::query::MAX_FILTER;
use super::{Criteria, ListQuery, Listing, MOST_SORTS, SortBy, StateId};

impl Listing {
    /// Reads the parameters of an address, by name, of which each counts once. What is missing or makes no sense is as if it were not
    /// there.
    #[must_use]
    pub fn read(&self, params: &[(String, String)]) -> ListQuery {
        let usual = self.usual();
        let get = |name: &str| params.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str());
        let sort = get("sort").and_then(|sort| self.among(self.sorts, sort.trim())).unwrap_or(usual.sort);
        let filter: String = get("q").unwrap_or_default().chars().take(MAX_FILTER).collect();
        ListQuery {
            filter: filter.trim().to_owned(),
            states: get("state").map_or(usual.states, |states| self.read_states(states)),
            criteria: Criteria::read(self, params),
            sort,
            descending: match get("dir") {
                Some("desc") => true,
                Some("asc") => false,
                _ => self.usually_descends(sort),
            },
            then: get("then").map_or(usual.then, |then| self.read_sorts(then)),
            page: get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
        }
    }

    /// Reads a query string, with or without its `?`.
    #[must_use]
    pub fn read_string(&self, written: &str) -> ListQuery {
        let pairs = written.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let params: Vec<_> = pairs.map(|(name, value)| (unescaped(name), unescaped(value))).collect();
        self.read(&params)
    }

    /// States in the order of the chips, each once; nothing chosen is everything.
    fn read_states(&self, written: &str) -> Vec<StateId> {
        let chosen: Vec<StateId> = written.split(',').filter_map(|name| self.state_id(name.trim())).collect();
        let states: Vec<StateId> = self.all_states().filter(|state| chosen.contains(state)).collect();
        if states.is_empty() { self.all_states().collect() } else { states }
    }

    /// Columns to sort by, as many as there may be.
    fn read_sorts(&self, written: &str) -> Vec<SortBy> {
        let sort = |written: &str| {
            let name = written.strip_prefix('-');
            let column = self.among(self.sorts, name.unwrap_or(written))?;
            Some(SortBy { column, descending: name.is_some() })
        };
        written.split(',').filter_map(sort).take(MOST_SORTS - 1).collect()
    }

    /// The states as the address spells them; `None` for the usual ones.
    #[must_use]
    pub fn states_param(&self, query: &ListQuery) -> Option<String> {
        if query.states == self.usual_states {
            None
        } else if query.states.len() == self.states.len() {
            Some("all".to_owned())
        } else {
            let names = query.states.iter().filter_map(|state| self.states.get(usize::from(*state)).copied());
            Some(names.collect::<Vec<_>>().join(","))
        }
    }

    /// The parameters that ask for it, but for the page; what goes without saying is left out.
    #[must_use]
    pub fn params(&self, query: &ListQuery) -> Vec<(Cow<'static, str>, String)> {
        let mut params: Vec<(Cow<'static, str>, String)> = Vec::new();
        if !query.filter.is_empty() {
            params.push(("q".into(), query.filter.clone()));
        }
        if let Some(states) = self.states_param(query) {
            params.push(("state".into(), states));
        }
        params.extend(query.criteria.params().iter().map(|(name, value)| (name.clone().into(), value.clone())));
        if query.sort != self.usual_sort() {
            params.push(("sort".into(), self.name(query.sort).into_owned()));
        }
        if query.descending != self.usually_descends(query.sort) {
            params.push(("dir".into(), if query.descending { "desc" } else { "asc" }.to_owned()));
        }
        if !query.then.is_empty() {
            let written = |by: &SortBy| format!("{}{}", if by.descending { "-" } else { "" }, self.name(by.column));
            params.push(("then".into(), query.then.iter().map(written).collect::<Vec<_>>().join(",")));
        }
        params
    }

    /// The query string with its `?`; empty for the usual list.
    #[must_use]
    pub fn written(&self, query: &ListQuery) -> String {
        let mut params = self.params(query);
        if query.page > 1 {
            params.push(("page".into(), query.page.to_string()));
        }
        // The commas between states stay readable; what they separate is ours.
        let pair =
            |(name, value): &(Cow<'static, str>, String)| format!("{name}={}", escaped(value).replace("%2C", ","));
        let pairs: Vec<String> = params.iter().map(pair).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// Percent-encodes what RFC 3986 does not leave unreserved.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    out
}

/// Takes back what [`escaped`] did; a `+` is a blank, as forms write it.
#[must_use]
pub fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let half = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let escaped = (*first == b'%').then(|| half(0).zip(half(1))).flatten();
        if let Some(byte) = escaped.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(if *first == b'+' { b' ' } else { *first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
