//! What the list is asked for, as it stands in the address: a view can be bookmarked, and Back returns to it.

use domain::clients::list::{ListQuery, MOST_SORTS, SortBy, SortColumn};
use domain::clients::{ClientState, Criteria};

/// The path of the list.
pub const PATH: &str = "/clients";
/// More letters than any name has; what is longer comes from no keyboard.
const MAX_FILTER: usize = 200;

/// Reads the parameters of an address. What is missing or makes no sense is as if it were not there.
pub fn read(get: impl Fn(&str) -> Option<String>) -> ListQuery {
    let usual = ListQuery::default();
    let filter: String = get("q").unwrap_or_default().chars().take(MAX_FILTER).collect();
    ListQuery {
        filter: filter.trim().to_owned(),
        states: get("state").map_or(usual.states, |states| read_states(&states)),
        criteria: Criteria::read(&get),
        sort: get("sort").and_then(|sort| SortColumn::parse(&sort).ok()).unwrap_or(usual.sort),
        descending: get("dir").as_deref() == Some("desc"),
        then: get("then").map_or(usual.then, |then| read_sorts(&then)),
        page: get("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1),
    }
}

/// Columns to sort by, as many as there may be.
fn read_sorts(written: &str) -> Vec<SortBy> {
    written.split(',').filter_map(SortBy::read).take(MOST_SORTS - 1).collect()
}

/// States in the order of the chips, each once; nothing chosen is everything.
fn read_states(written: &str) -> Vec<ClientState> {
    let chosen: Vec<ClientState> = written.split(',').filter_map(|name| ClientState::parse(name).ok()).collect();
    let states: Vec<ClientState> = ClientState::ALL.iter().copied().filter(|state| chosen.contains(state)).collect();
    if states.is_empty() { ClientState::ALL.to_vec() } else { states }
}

/// The states as the address spells them; `None` for the usual ones.
pub fn states_param(query: &ListQuery) -> Option<String> {
    if query.states == ListQuery::default().states {
        None
    } else if query.states.len() == ClientState::ALL.len() {
        Some("all".to_owned())
    } else {
        Some(query.states.iter().map(|state| state.as_str()).collect::<Vec<_>>().join(","))
    }
}

/// The parameters that ask for it, but for the page; what goes without saying is left out.
pub fn params(query: &ListQuery) -> Vec<(&'static str, String)> {
    let mut params = Vec::new();
    if !query.filter.is_empty() {
        params.push(("q", query.filter.clone()));
    }
    if let Some(states) = states_param(query) {
        params.push(("state", states));
    }
    params.extend(query.criteria.written().into_iter().filter(|(_, value)| !value.is_empty()));
    if query.sort != SortColumn::default() {
        params.push(("sort", query.sort.as_str().to_owned()));
    }
    if query.descending {
        params.push(("dir", "desc".to_owned()));
    }
    if !query.then.is_empty() {
        params.push(("then", query.then.iter().map(|by| by.written()).collect::<Vec<_>>().join(",")));
    }
    params
}

/// The query string with its `?`; empty for the usual list.
pub fn written(query: &ListQuery) -> String {
    let mut params = params(query);
    if query.page > 1 {
        params.push(("page", query.page.to_string()));
    }
    // The commas between states stay readable; what they separate is ours.
    let pair = |(name, value): &(&str, String)| format!("{name}={}", escaped(value).replace("%2C", ","));
    let pairs: Vec<String> = params.iter().map(pair).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// The address of the list so asked for.
pub fn href(query: &ListQuery) -> String {
    format!("{PATH}{}", written(query))
}

/// Where the advanced search of it is, without script.
pub fn search_href(query: &ListQuery) -> String {
    format!("{PATH}/search{}", written(&ListQuery { page: 1, ..query.clone() }))
}

/// The same list with a state shown that was not, or the other way round. Without any state left it shows all of them.
pub fn toggled(query: &ListQuery, state: ClientState) -> ListQuery {
    let shown = |other: ClientState| query.states.contains(&other) != (other == state);
    let mut states: Vec<ClientState> = ClientState::ALL.iter().copied().filter(|other| shown(*other)).collect();
    if states.is_empty() {
        states = ClientState::ALL.to_vec();
    }
    ListQuery { states, page: 1, ..query.clone() }
}

/// The same list sorted by a column: ascending first, and the other way round if it already is (A1.4).
pub fn sorted_by(query: &ListQuery, column: SortColumn) -> ListQuery {
    let descending = query.sort == column && !query.descending;
    ListQuery { sort: column, descending, then: Vec::new(), page: 1, ..query.clone() }
}

/// The same list, where equal sorted by a column too; the other way round if it already is. The last one makes room for it.
pub fn also_sorted_by(query: &ListQuery, column: SortColumn) -> ListQuery {
    let mut sorts: Vec<SortBy> = query.sorts().collect();
    if let Some(by) = sorts.iter_mut().find(|by| by.column == column) {
        by.descending = !by.descending;
    } else {
        sorts.truncate(MOST_SORTS - 1);
        sorts.push(SortBy { column, descending: false });
    }
    let then = sorts.split_off(1);
    let descending = sorts.first().is_some_and(|by| by.descending);
    ListQuery { descending, then, page: 1, ..query.clone() }
}

/// The same list, narrowed by other letters.
pub fn filtered(query: &ListQuery, filter: &str) -> ListQuery {
    ListQuery { filter: filter.trim().chars().take(MAX_FILTER).collect(), page: 1, ..query.clone() }
}

/// The same list, narrowed by other criteria.
pub fn narrowed(query: &ListQuery, criteria: Criteria) -> ListQuery {
    ListQuery { criteria, page: 1, ..query.clone() }
}

/// Percent-encodes what RFC 3986 does not leave unreserved.
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::clients::Standing;

    fn parse(params: &[(&str, &str)]) -> ListQuery {
        read(|name| params.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_usual_list_has_no_query() {
        assert_eq!(parse(&[]), ListQuery::default());
        assert_eq!(href(&ListQuery::default()), "/clients");
    }

    #[test]
    fn what_is_written_reads_back() {
        let query = ListQuery {
            filter: "Été & Cie".into(),
            states: vec![ClientState::Active, ClientState::Deleted],
            criteria: Criteria { standing: Some(Standing::Prospect), ..Criteria::default() },
            sort: SortColumn::Balance,
            descending: true,
            then: vec![SortBy { column: SortColumn::Client, descending: true }],
            page: 3,
        };
        assert_eq!(
            written(&query),
            "?q=%C3%89t%C3%A9%20%26%20Cie&state=active,deleted&standing=prospect&sort=balance&dir=desc&then=-client&page=3"
        );
        let read_back = parse(&[
            ("q", "Été & Cie"),
            ("state", "deleted,active,active"),
            ("standing", "prospect"),
            ("sort", "balance"),
            ("dir", "desc"),
            ("then", "-client,colour"),
            ("page", "3"),
        ]);
        assert_eq!(read_back, query);
    }

    #[test]
    fn nonsense_is_as_if_it_were_not_there() {
        assert_eq!(parse(&[("sort", "colour"), ("dir", "up"), ("page", "0")]), ListQuery::default());
        assert_eq!(parse(&[("page", "-1")]).page, 1);
        assert_eq!(parse(&[("state", "nope")]).states, ClientState::ALL);
        assert_eq!(parse(&[("q", &"x".repeat(500))]).filter.len(), MAX_FILTER);
    }

    #[test]
    fn chips_toggle_and_never_leave_nothing() {
        let usual = ListQuery { page: 4, ..ListQuery::default() };
        let both = toggled(&usual, ClientState::Archived);
        assert_eq!(both.states, [ClientState::Active, ClientState::Archived]);
        assert_eq!(both.page, 1);
        assert_eq!(toggled(&both, ClientState::Archived).states, usual.states);
        let all = toggled(&usual, ClientState::Active);
        assert_eq!(all.states, ClientState::ALL);
        assert_eq!(written(&all), "?state=all");
    }

    #[test]
    fn a_column_sorts_up_then_down() {
        let up = sorted_by(&ListQuery::default(), SortColumn::Created);
        assert!(!up.descending);
        let down = sorted_by(&up, SortColumn::Created);
        assert!(down.descending);
        assert!(!sorted_by(&down, SortColumn::Email).descending);
        assert!(sorted_by(&ListQuery::default(), SortColumn::Client).descending);
    }

    #[test]
    fn columns_are_added_and_turned_round() {
        let then = |query: &ListQuery| query.sorts().map(SortBy::written).collect::<Vec<_>>().join(",");
        let two = also_sorted_by(&ListQuery::default(), SortColumn::Balance);
        assert_eq!(then(&two), "client,balance");
        let turned = also_sorted_by(&two, SortColumn::Client);
        assert_eq!(then(&turned), "-client,balance");
        let three = also_sorted_by(&turned, SortColumn::Email);
        let more = also_sorted_by(&three, SortColumn::Created);
        assert_eq!((then(&three).as_str(), then(&more).as_str()), ("-client,balance,email", "-client,balance,created"));
        assert_eq!(then(&sorted_by(&more, SortColumn::Email)), "email");
    }
}
