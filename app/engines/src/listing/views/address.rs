//! What an address of the list says beside what is asked for: how the list looks, and which view was opened.

use domain::ids::SavedViewId;
use domain::listing::{ListLook, ListQuery, Listing};
use domain::saved_views::SavedView;
use leptos::prelude::*;

use crate::listing::Face;

/// The parameter of the columns and the density, as the cookie holds them.
const LOOK: &str = "cols";
/// The parameter of the view that was opened.
const VIEW: &str = "view";

/// See the module. Without a look, the cookie decides how the list looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewParams {
    /// The columns and the density.
    pub look: Option<ListLook>,
    /// The view.
    pub view: Option<SavedViewId>,
}

impl ViewParams {
    /// Reads the parameters of an address. What makes no sense is as if it were not there.
    pub fn read(face: &Face, get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            look: get(LOOK).and_then(|look| ListLook::read_sent(face.listing, &look)),
            view: get(VIEW).and_then(|id| id.parse().ok()),
        }
    }

    /// What stands beside a view that is open.
    pub fn of(face: &Face, view: &SavedView) -> Self {
        Self { look: view.look.as_ref().map(|look| ListLook::read(face.listing, look)), view: Some(view.id) }
    }

    /// The parameters.
    fn params(&self, face: &Face) -> impl Iterator<Item = (&'static str, String)> {
        let look = self.look.as_ref().map(|look| (LOOK, look.written(face.listing)));
        look.into_iter().chain(self.view.map(|id| (VIEW, id.to_string())))
    }

    /// An address of the list that says this too.
    pub fn on(&self, face: &Face, mut href: String) -> String {
        for (name, value) in self.params(face) {
            href.push(if href.contains('?') { '&' } else { '?' });
            // Nothing in it needs escaping: names of columns and of a density, or an id.
            href.extend([name, "=", &value]);
        }
        href
    }

    /// The same in hidden fields, for forms that are sent without script.
    pub fn hidden(&self, face: &Face) -> impl IntoView + use<> {
        self.params(face).map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
    }
}

/// Whether the address of the window says how the list looks: then nobody else does.
pub fn says_look() -> bool {
    let search = window().location().search().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(&search).is_ok_and(|params| params.has(LOOK))
}

/// What is asked for, as a view keeps it: the query string without the `?` and without the page.
pub fn asked(listing: &Listing, query: &ListQuery) -> String {
    listing.written(&query.from_start()).trim_start_matches('?').to_owned()
}

/// What a view asks for, from whatever was kept or sent.
pub fn query(listing: &Listing, asked: &str) -> ListQuery {
    listing.read_string(asked).from_start()
}

/// The address of a view.
pub fn href(face: &Face, view: &SavedView) -> String {
    ViewParams::of(face, view).on(face, face.href(&query(face.listing, &view.asked)))
}

/// Whether a list that is so asked for, and so looks, is what a view keeps.
pub fn is_as(face: &Face, view: &SavedView, now: &ListQuery, look: Option<&ListLook>) -> bool {
    let is_look = view.look.as_deref() == look.map(|look| look.written(face.listing)).as_deref();
    is_look && query(face.listing, &view.asked) == now.from_start()
}

#[cfg(test)]
mod tests {
    use domain::clients::listing::{BALANCE, CITY, NUMBER};
    use domain::clients::{CLIENTS, ClientState};
    use domain::listing::Density;
    use domain::subject::Subject;

    use super::*;
    use crate::listing::test_face::FACE;

    fn view(asked: &str, look: Option<&str>) -> SavedView {
        SavedView {
            id: SavedViewId(uuid::Uuid::nil()),
            subject: Subject::Client,
            name: "Vue".into(),
            asked: asked.into(),
            look: look.map(str::to_owned),
            is_mine: true,
            is_shared: false,
            is_favourite: false,
        }
    }

    #[test]
    fn what_is_asked_for_reads_back_without_the_page() {
        let now = ListQuery {
            filter: "Été & 100 % 🚣".into(),
            states: vec![ClientState::Active.id(), ClientState::Archived.id()],
            sort: BALANCE.into(),
            descending: true,
            page: 7,
            ..CLIENTS.usual()
        };
        let kept = asked(&CLIENTS, &now);
        assert!(kept.is_ascii() && !kept.contains("page"), "{kept}");
        assert_eq!(query(&CLIENTS, &kept), ListQuery { page: 1, ..now.clone() });
        assert!(is_as(&FACE, &view(&kept, None), &now, None));
        assert!(!is_as(&FACE, &view(&kept, None), &ListQuery { descending: false, ..now }, None));
        assert_eq!(asked(&CLIENTS, &CLIENTS.usual()), "");
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
            assert_eq!(asked(&CLIENTS, &query(&CLIENTS, sent)), kept, "{sent}");
            assert_eq!(asked(&CLIENTS, &query(&CLIENTS, kept)), kept, "it stays as it is");
        }
    }

    #[test]
    fn an_address_says_columns_and_view() {
        let of = |look| view("q=a", look);
        let id = "00000000-0000-0000-0000-000000000000";
        assert_eq!(href(&FACE, &of(None)), format!("/clients?q=a&view={id}"));
        let compact = of(Some("number.city:compact"));
        assert_eq!(href(&FACE, &compact), format!("/clients?q=a&cols=number.city:compact&view={id}"));
        assert_eq!(href(&FACE, &view("", None)), format!("/clients?view={id}"));
        let read = ViewParams::read(&FACE, |name| match name {
            "cols" => Some("number.city:compact".into()),
            "view" => Some(id.into()),
            _ => None,
        });
        assert_eq!(read, ViewParams::of(&FACE, &compact));
        let look = ListLook { columns: vec![NUMBER.into(), CITY.into()], density: Density::Compact };
        assert!(is_as(&FACE, &compact, &query(&CLIENTS, "q=a"), Some(&look)));
        assert_eq!(read.look, Some(look));
        assert_eq!(ViewParams::read(&FACE, |_| Some("nonsense".into())), ViewParams::default());
        assert_eq!(ViewParams::read(&FACE, |_| Some(":".repeat(2_000))), ViewParams::default());
    }
}
