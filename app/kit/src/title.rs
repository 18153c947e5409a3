//! The page's title, and the only way to it: `leptos_meta` writes what it is given into the head as it stands, so that a client's name
//! could open elements there (`cargo xtask test --only fences` sees to it that nobody else writes into the head).

use leptos::prelude::*;
use leptos_meta::Title;

/// Names the page: any text, shown as it is.
#[component]
pub fn PageTitle(
    /// What the page shows.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <Title text=written(text)/> }
}

/// What stands around every page's title. It is given markup on the server, text in the browser: it adds to it and looks at nothing.
#[component]
pub fn TitleFrame(
    /// Makes the whole of a page's title, which is empty where the page has none.
    frame: fn(String) -> String,
) -> impl IntoView {
    view! { <Title formatter=frame/> }
}

/// As it is put where a title goes: markup on the server, text in the browser.
fn written(text: String) -> String {
    #[cfg(feature = "ssr")]
    {
        html_escape::encode_text(&text).into_owned()
    }
    #[cfg(not(feature = "ssr"))]
    {
        text
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::written;

    #[test]
    fn a_name_stays_a_name() {
        let name = "A</title><meta http-equiv=refresh content=0> & Co";
        assert_eq!(written(name.into()), "A&lt;/title&gt;&lt;meta http-equiv=refresh content=0&gt; &amp; Co");
    }
}
