//! What an address of the list says beside what is asked for: how the list looks, and which view was opened.

use domain::clients::columns::ListLook;
use domain::clients::list::ListQuery;
use domain::ids::SavedViewId;
use domain::saved_views::SavedView;
use leptos::prelude::*;

use crate::clients::list_query;

/// The parameter of the columns and the density, as the cookie holds them.
const LOOK: &str = "cols";
/// The parameter of the view that was opened.
const VIEW: &str = "view";
/// The longest look that is read, in bytes: every column with its name is below.
const MAX_LOOK: usize = 400;

/// See the module. Without a look, the cookie decides how the list looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The columns and the density.
    pub look: Option<ListLook>,
    /// The view.
    pub view: Option<SavedViewId>,
}

impl Beside {
    /// Reads the parameters of an address. What makes no sense is as if it were not there.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self { look: get(LOOK).and_then(|look| read_look(&look)), view: get(VIEW).and_then(|id| id.parse().ok()) }
    }

    /// What stands beside a view that is open.
    pub fn of(view: &SavedView) -> Self {
        Self { look: view.look.clone(), view: Some(view.id) }
    }

    /// The parameters.
    fn params(&self) -> impl Iterator<Item = (&'static str, String)> {
        let look = self.look.as_ref().map(|look| (LOOK, look.written()));
        look.into_iter().chain(self.view.map(|id| (VIEW, id.to_string())))
    }

    /// An address of the list that says this too.
    pub fn on(&self, mut href: String) -> String {
        for (name, value) in self.params() {
            href.push(if href.contains('?') { '&' } else { '?' });
            // Nothing in it needs escaping: names of columns and of a density, or an id.
            href.extend([name, "=", &value]);
        }
        href
    }

    /// The same in hidden fields, for forms that are sent without script.
    pub fn hidden(&self) -> impl IntoView + use<> {
        self.params().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
    }
}

/// A look as an address or a caller writes it.
pub fn read_look(written: &str) -> Option<ListLook> {
    (written.len() <= MAX_LOOK && written.contains(':')).then(|| ListLook::read(written))
}

/// Whether the address of the window says how the list looks: then nobody else does.
pub fn says_look() -> bool {
    let search = window().location().search().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(&search).is_ok_and(|params| params.has(LOOK))
}

/// What is asked for, as a view keeps it: the query string without the `?` and without the page.
pub fn asked(query: &ListQuery) -> String {
    list_query::written(&ListQuery { page: 1, ..query.clone() }).trim_start_matches('?').to_owned()
}

/// What a view asks for, from whatever was kept or sent.
pub fn query(asked: &str) -> ListQuery {
    let value = |name: &str| {
        let mut pairs = asked.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| unescaped(value))
    };
    ListQuery { page: 1, ..list_query::read(value) }
}

/// The address of a view.
pub fn href(view: &SavedView) -> String {
    Beside::of(view).on(list_query::href(&query(&view.asked)))
}

/// Whether a list that is so asked for, and so looks, is what a view keeps.
pub fn is_as(view: &SavedView, now: &ListQuery, look: Option<&ListLook>) -> bool {
    view.look.as_ref() == look && query(&view.asked) == ListQuery { page: 1, ..now.clone() }
}

/// Takes back what [`list_query::escaped`] did; a `+` is a blank, as forms write it.
fn unescaped(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::clients::ClientState;
    use domain::clients::columns::{Density, ListColumn};
    use domain::clients::list::SortColumn;

    fn view(asked: &str, look: Option<&str>) -> SavedView {
        SavedView {
            id: SavedViewId(uuid::Uuid::nil()),
            name: "Vue".into(),
            asked: asked.into(),
            look: look.and_then(read_look),
            is_mine: true,
            is_shared: false,
            is_favourite: false,
        }
    }

    #[test]
    fn what_is_asked_for_reads_back_without_the_page() {
        let now = ListQuery {
            filter: "Été & 100 % 🚣".into(),
            states: vec![ClientState::Active, ClientState::Archived],
            sort: SortColumn::Balance,
            descending: true,
            page: 7,
            ..ListQuery::default()
        };
        let kept = asked(&now);
        assert!(kept.is_ascii() && !kept.contains("page"), "{kept}");
        assert_eq!(query(&kept), ListQuery { page: 1, ..now.clone() });
        assert!(is_as(&view(&kept, None), &now, None));
        assert!(!is_as(&view(&kept, None), &ListQuery { descending: false, ..now }, None));
        assert_eq!(asked(&ListQuery::default()), "");
    }

    #[test]
    fn nonsense_is_rewritten_before_it_is_kept() {
        for (sent, kept) in [
            ("", ""),
            ("page=9&view=x&cols=y", ""),
            ("sort=colour&dir=up&q=++a%20b++", "q=a%20b"),
            ("q=%FF%C3%A9%", "q=%EF%BF%BD%C3%A9%25"),
            ("q=<script>&javascript:alert(1)", "q=%3Cscript%3E"),
            ("state=active,nope", ""),
        ] {
            assert_eq!(asked(&query(sent)), kept, "{sent}");
            assert_eq!(asked(&query(kept)), kept, "it stays as it is");
        }
    }

    #[test]
    fn an_address_says_columns_and_view() {
        let of = |look| view("q=a", look);
        let id = "00000000-0000-0000-0000-000000000000";
        assert_eq!(href(&of(None)), format!("/clients?q=a&view={id}"));
        let compact = of(Some("number.city:compact"));
        assert_eq!(href(&compact), format!("/clients?q=a&cols=number.city:compact&view={id}"));
        assert_eq!(href(&view("", None)), format!("/clients?view={id}"));
        let read = Beside::read(|name| match name {
            "cols" => Some("number.city:compact".into()),
            "view" => Some(id.into()),
            _ => None,
        });
        assert_eq!(read, Beside::of(&compact));
        let look =
            ListLook { columns: vec![ListColumn::Number.into(), ListColumn::City.into()], density: Density::Compact };
        assert_eq!(read.look, Some(look));
        assert_eq!(Beside::read(|_| Some("nonsense".into())), Beside::default());
        assert_eq!(Beside::read(|_| Some(":".repeat(1000))), Beside::default());
    }
}
