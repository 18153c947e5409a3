//! What is shown once: the secret of a second factor, and the codes for the day it is lost.

use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::accounts::TwoFactor;

use crate::portal::pay::qr;
use crate::portal::second_step;

/// A second factor to be taken over by an application, and the form of its first code.
pub fn factor(l: Locale, factor: &TwoFactor) -> AnyView {
    let picture = qr::picture(&factor.url, td_string!(l, users.qr));
    view! {
        <p>{td_string!(l, users.scan)}</p>
        {picture}
        <p>{td_string!(l, users.secret)} " " <code>{in_fours(&factor.secret)}</code></p>
        {first_code(l, None)}
    }
    .into_any()
}

/// The form of the first code, and what was wrong with it.
pub fn first_code(l: Locale, said: Option<String>) -> AnyView {
    view! {
        <form class="sheet" method="post" action="/portal/security/factor/confirm">
            {second_step::input(l, said)}
            <button type="submit">{td_string!(l, users.confirm)}</button>
        </form>
        <p><a href=super::PATH>{td_string!(l, common.cancel)}</a></p>
    }
    .into_any()
}

/// Recovery codes, never to be seen again.
pub fn codes(l: Locale, codes: Vec<String>) -> AnyView {
    let code = |code: String| view! { <li><code>{code}</code></li> };
    let codes: Vec<_> = codes.into_iter().map(code).collect();
    view! {
        <h2>{td_string!(l, users.recovery)}</h2>
        <p role="status">{td_string!(l, users.recovery_intro)}</p>
        <ul class="codes">{codes}</ul>
        <p><a class="button" href=super::PATH>{td_string!(l, users.codes_kept)}</a></p>
    }
    .into_any()
}

/// A key in groups of four, as people read it out.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_shown_as_a_picture_and_to_be_typed() {
        let secret = TwoFactor {
            secret: "JBSWY3DPEHPK3PXP".into(),
            url: "otpauth://totp/Nord:ana?secret=JBSWY3DPEHPK3PXP".into(),
        };
        let html = factor(Locale::en, &secret).to_html();
        assert!(html.contains("<svg") && html.contains("JBSW Y3DP EHPK 3PXP"), "{html}");
        assert!(html.contains(r#"name="code""#) && !html.contains("aria-invalid"), "{html}");
    }
}
