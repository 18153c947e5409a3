//! The forms of `/portal/security`: one for each thing that can be done.

use domain::error::FieldErrors;
use domain::own_details::Typed;
use kit::words::{Locale, td_string};
use leptos::prelude::*;
use store::portal::Safety;

use crate::portal::inputs::Filled;

/// Which of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A password is chosen, or another one.
    Password,
    /// It is taken away.
    Remove,
    /// The second factor is turned on.
    TurnOn,
    /// It is turned off.
    TurnOff,
    /// New recovery codes are made.
    Renew,
}

impl Part {
    /// Where it is sent.
    const fn action(self) -> &'static str {
        match self {
            Self::Password => "/portal/security/password",
            Self::Remove => "/portal/security/password/remove",
            Self::TurnOn => "/portal/security/factor",
            Self::TurnOff => "/portal/security/factor/off",
            Self::Renew => "/portal/security/factor/codes",
        }
    }
}

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A password was chosen.
    Chosen,
    /// It was taken away.
    Removed,
    /// The second factor was turned off.
    Off,
}

impl Done {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chosen, Self::Removed, Self::Off];

    /// In the address of the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::Removed => "removed",
            Self::Off => "off",
        }
    }
}

/// What became of what was sent.
pub enum Said {
    /// It was done.
    Done(Done),
    /// Something is wrong with it.
    Wrong {
        /// With which form.
        part: Part,
        /// What is said of it as a whole.
        text: Option<String>,
        /// What is wrong with its inputs.
        errors: FieldErrors,
    },
}

/// What the page shows.
pub struct Sheet {
    /// How the contact comes in.
    pub safety: Safety,
    /// What is said.
    pub said: Option<Said>,
    /// Whether it is staff who look.
    pub is_preview: bool,
    /// What the company is called.
    pub company: String,
}

/// All the forms that make sense now.
pub fn forms(l: Locale, sheet: &Sheet) -> AnyView {
    let Safety { is_allowed, has_password, .. } = sheet.safety;
    if !is_allowed && !has_password {
        let said = td_string!(l, portal.security_none, company = sheet.company.clone()).to_string();
        return view! { <p>{said}</p> }.into_any();
    }
    if sheet.is_preview {
        return view! { <p>{td_string!(l, portal.security_nobody)}</p> }.into_any();
    }
    let factor = has_password.then(|| factor(l, sheet));
    view! {
        {done(l, sheet)}
        <p>{td_string!(l, portal.security_intro)}</p>
        {password(l, sheet)}
        {factor}
        <p><a href="/portal/me">{td_string!(l, portal.me_title)}</a></p>
    }
    .into_any()
}

fn done(l: Locale, sheet: &Sheet) -> Option<AnyView> {
    let Some(Said::Done(done)) = &sheet.said else { return None };
    let text = match done {
        Done::Chosen => td_string!(l, portal.password_chosen),
        Done::Removed => td_string!(l, portal.password_removed),
        Done::Off => td_string!(l, portal.factor_is_off),
    };
    Some(view! { <p class="good" role="status">{text}</p> }.into_any())
}

fn password(l: Locale, sheet: &Sheet) -> AnyView {
    let Safety { is_allowed, has_password, .. } = sheet.safety;
    let email = sheet.safety.email.clone();
    let (new, press) = if has_password {
        (td_string!(l, users.new_password), td_string!(l, users.change_password))
    } else {
        (td_string!(l, auth.password), td_string!(l, portal.password_choose))
    };
    let choose = is_allowed.then(|| {
        let inputs = view! {
            // Programs that keep passwords keep this one under the e-mail.
            <input type="email" name="username" value=email autocomplete="username" readonly=true hidden=true/>
            {filled(l, sheet, Part::Password, |filled| filled.secret("new", new, "new-password"))}
            <p>{td_string!(l, auth.new_password_hint)}</p>
        };
        form(l, sheet, Part::Password, inputs.into_any(), press)
    });
    let remove = has_password.then(|| {
        let text = view! { <p>{td_string!(l, portal.password_remove_text)}</p> };
        form(l, sheet, Part::Remove, text.into_any(), td_string!(l, portal.password_remove))
    });
    view! {
        <h2>{td_string!(l, users.password)}</h2>
        {choose}
        {remove}
    }
    .into_any()
}

fn factor(l: Locale, sheet: &Sheet) -> AnyView {
    let title = td_string!(l, users.second_factor);
    if !sheet.safety.has_factor {
        if !sheet.safety.is_allowed {
            return ().into_any();
        }
        let text = view! {
            <p>{td_string!(l, users.second_factor_off)}</p>
            <p>{td_string!(l, portal.factor_links)}</p>
        };
        let form = form(l, sheet, Part::TurnOn, text.into_any(), td_string!(l, users.turn_on));
        return view! { <h2>{title}</h2> {form} }.into_any();
    }
    let left = td_string!(l, users.recovery_left, count = sheet.safety.codes_left.to_string()).to_string();
    let codes = view! { <p>{left}</p> <p>{td_string!(l, users.recovery_renew_intro)}</p> };
    let codes = form(l, sheet, Part::Renew, codes.into_any(), td_string!(l, users.recovery_renew));
    let off = view! { <p>{td_string!(l, portal.factor_off_text)}</p> };
    let off = form(l, sheet, Part::TurnOff, off.into_any(), td_string!(l, users.turn_off));
    view! {
        <h2>{title}</h2>
        <p>{td_string!(l, users.second_factor_on)}</p>
        {codes}
        {off}
    }
    .into_any()
}

/// A form: what is wrong with it, the password in force where that is asked for, its own inputs, and what sends it.
fn form(l: Locale, sheet: &Sheet, part: Part, inputs: AnyView, press: &'static str) -> AnyView {
    let said = match &sheet.said {
        Some(Said::Wrong { part: of, text: Some(text), .. }) if *of == part => {
            Some(view! { <p class="wrong" role="alert">{text.clone()}</p> })
        }
        _ => None,
    };
    let current = sheet.safety.asks_password.then(|| {
        let label = td_string!(l, users.current_password);
        filled(l, sheet, part, |filled| filled.secret("current", label, "current-password"))
    });
    view! {
        <form class="sheet" method="post" action=part.action()>
            {said}
            {current}
            {inputs}
            <button type="submit">{press}</button>
        </form>
    }
    .into_any()
}

/// An input with what is wrong with it, if it is that form which is.
fn filled(l: Locale, sheet: &Sheet, part: Part, input: impl FnOnce(Filled<'_>) -> AnyView) -> AnyView {
    let (nothing, none) = (Typed::new(), FieldErrors::default());
    let errors = match &sheet.said {
        Some(Said::Wrong { part: of, errors, .. }) if *of == part => errors,
        _ => &none,
    };
    input(Filled { l, typed: &nothing, errors })
}

#[cfg(test)]
mod tests {
    use domain::error::FieldError;

    use super::*;

    fn sheet(safety: Safety, said: Option<Said>) -> Sheet {
        Sheet { safety, said, is_preview: false, company: "Nord".into() }
    }

    fn html(sheet: &Sheet) -> String {
        forms(Locale::en, sheet).to_html()
    }

    #[test]
    fn what_is_asked_follows_from_what_there_is() {
        let first = Safety { is_allowed: true, email: "ana@roche.example".into(), ..Safety::default() };
        let page = html(&sheet(first.clone(), None));
        assert!(page.contains(r#"name="new""#) && !page.contains(r#"name="current""#), "{page}");
        assert!(!page.contains(Part::Remove.action()) && !page.contains(Part::TurnOn.action()), "{page}");
        let second = Safety { has_password: true, asks_password: true, ..first };
        let page = html(&sheet(second.clone(), None));
        assert_eq!(page.matches(r#"name="current""#).count(), 3, "{page}");
        let third = Safety { has_factor: true, codes_left: 9, ..second.clone() };
        let page = html(&sheet(third, None));
        assert!(page.contains(Part::TurnOff.action()) && page.contains(Part::Renew.action()), "{page}");
        let page = html(&sheet(Safety { is_allowed: false, ..second }, None));
        assert!(page.contains(Part::Remove.action()) && !page.contains(r#"name="new""#), "{page}");
        let page = html(&sheet(Safety::default(), None));
        assert!(page.contains("Nord") && !page.contains("<form"), "{page}");
    }

    #[test]
    fn what_is_wrong_stands_in_its_own_form() {
        let safety = Safety { is_allowed: true, has_password: true, asks_password: true, ..Safety::default() };
        let errors = FieldErrors::one("current", FieldError::Required);
        let page = html(&sheet(safety, Some(Said::Wrong { part: Part::Remove, text: None, errors })));
        assert_eq!(page.matches(r#"id="current-said""#).count(), 1, "{page}");
    }
}
