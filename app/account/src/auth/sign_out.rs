//! The way out, in the frame of every page.

use leptos::prelude::*;
use leptos::server_fn::ServerFn;

use super::api::Logout;
use kit::ui::{Glyph, Icon};
use kit::words::{td_string, words};

/// Signs this device out, by a form that needs no script; says who is signed in when pointed at.
#[component]
pub fn SignOut(
    /// Who is signed in.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let l = words();
    view! {
        <form method="post" action=Logout::url()>
            <button class="nav-link" type="submit" title=td_string!(l, auth.signed_in_as, name = name)>
                <Icon glyph=Glyph::LogOut/>
                {td_string!(l, auth.sign_out)}
            </button>
        </form>
    }
}
