//! The form in which a client answers a quote: options, a name, a drawn signature, and why not.

use documents::said::optional_amount;
use domain::documents::LineData;
use domain::documents::answer::{HEIGHT, WIDTH};
use domain::format::{Locale as FormatLocale, money};
use domain::money::Money;
use kit::words::{Locale, field_error, td_string};
use leptos::prelude::*;
use store::documents::Offer;
use store::portal::Guest;

use super::Asked;
use super::sheet::described;

/// The form. In a preview nothing of it can be pressed.
pub fn form(l: Locale, f: FormatLocale, guest: &Guest, offer: &Offer, asked: &Asked) -> AnyView {
    let is_told = guest.is_preview && asked.said.is_none();
    let preview = is_told.then(|| view! { <p class="said">{td_string!(l, portal.answer_preview)}</p> });
    let to = format!("/portal/quotes/{}", offer.document.id);
    view! {
        <h2>{td_string!(l, portal.answer_title)}</h2>
        {preview}
        <form class="answer" method="post" action=to>
            <fieldset disabled=guest.is_preview>
                // Whoever presses Enter in the form has not answered yet: the first button is the one that is meant then.
                <button
                    class="unseen" type="submit" name="look" value="1" formnovalidate=true tabindex="-1" aria-hidden="true"
                ></button>
                <input type="hidden" name="shown" value=offer.total.minor().to_string()/>
                {options(l, f, offer)}
                <p>{td_string!(l, portal.answer_intro)}</p>
                {name(l, asked)}
                {signature(l, asked)}
                <p>
                    <button type="submit" name="verdict" value="approved">{td_string!(l, portal.approve)}</button>
                </p>
                {refusal(l, asked)}
            </fieldset>
        </form>
        <script src="/portal/sign.js"></script>
    }
    .into_any()
}

/// What may be taken besides, and the total with it.
fn options(l: Locale, f: FormatLocale, offer: &Offer) -> Option<AnyView> {
    let document = &offer.document;
    let option = |line: &LineData| {
        let id = line.id?;
        let amount = optional_amount(line, document.totals.currency)?;
        let amount = money(Money::new(amount, document.totals.currency), f);
        Some(view! {
            <label class="tick">
                <input type="checkbox" name="option" value=id.to_string() checked=offer.options.contains(&id)/>
                <span>{described(line)} " · " {amount}</span>
            </label>
        })
    };
    let all: Vec<_> = document.new.lines.iter().filter(|line| line.optional).filter_map(option).collect();
    if all.is_empty() {
        return None;
    }
    let group = view! {
        <fieldset class="options">
            <legend>{td_string!(l, portal.options_title)}</legend>
            {all}
            <button class="quiet" type="submit" name="look" value="1" formnovalidate=true>
                {td_string!(l, portal.options_look)}
            </button>
        </fieldset>
    };
    Some(group.into_any())
}

fn name(l: Locale, asked: &Asked) -> AnyView {
    let wrong = asked.errors.at("name").map(|error| field_error(l, error));
    let is_wrong = wrong.is_some();
    view! {
        <label>
            <span>{td_string!(l, portal.answer_name)}</span>
            <input
                name="name" value=asked.typed.name.clone() required=true maxlength="120" autocomplete="name"
                aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("wrong-name")
            />
        </label>
        {wrong.map(|wrong| view! { <p class="wrong" id="wrong-name" role="alert">{wrong}</p> })}
    }
    .into_any()
}

/// Where a signature is drawn: the script shows it.
fn signature(l: Locale, asked: &Asked) -> AnyView {
    view! {
        <div class="sign" hidden=true>
            <p id="sign-here">{td_string!(l, portal.sign_here)}</p>
            <canvas width=WIDTH.to_string() height=HEIGHT.to_string() role="img" aria-labelledby="sign-here"></canvas>
            <button class="plain" type="button">{td_string!(l, portal.sign_clear)}</button>
        </div>
        <input type="hidden" name="signature" value=asked.typed.signature.clone()/>
    }
    .into_any()
}

fn refusal(l: Locale, asked: &Asked) -> AnyView {
    let wrong = asked.errors.at("reason").map(|error| field_error(l, error));
    let is_open = wrong.is_some() || !asked.typed.reason.trim().is_empty();
    view! {
        <details open=is_open>
            <summary>{td_string!(l, portal.refuse_title)}</summary>
            <label>
                <span>{td_string!(l, portal.refuse_reason)}</span>
                <textarea name="reason" rows="3" maxlength="1000">{asked.typed.reason.trim().to_owned()}</textarea>
            </label>
            {wrong.map(|wrong| view! { <p class="wrong" role="alert">{wrong}</p> })}
            <button class="quiet" type="submit" name="verdict" value="refused">{td_string!(l, portal.refuse)}</button>
        </details>
    }
    .into_any()
}
