//! The sections of the company's profile.

mod distance;
mod papers;
mod siret;

use domain::billing::regime::{DistanceSold, SellerRegime};
use domain::company::{ProfileForm, Registry};
use domain::geo::Country;
use leptos::prelude::*;

use crate::form::CheckedForm;
use kit::places::{self, ProvinceField};
use kit::ui::{FormSection, InputKind, SelectField, TextField};
use kit::words::{Locale, td_string, words};

use distance::DistanceSalesField;
pub use papers::PapersSection;
use siret::SiretLine;

/// What an input is called, beside it and in the summary of errors.
pub fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "name" => td_string!(l, settings.company_name),
        "country" => td_string!(l, settings.country),
        "language" => td_string!(l, settings.language),
        "currency" => td_string!(l, settings.currency),
        "legal_form" => td_string!(l, settings.legal_form),
        "siret" => td_string!(l, settings.siret),
        "naf" => td_string!(l, settings.naf),
        "rcs" => td_string!(l, settings.rcs),
        "vat_number" => td_string!(l, settings.vat_number),
        "usual_vat" => td_string!(l, settings.usual_vat),
        "hourly_rate" => td_string!(l, settings.hourly_rate),
        "shipping" => td_string!(l, settings.shipping),
        "tax_regime" => td_string!(l, settings.tax_regime),
        "distance_sales" => td_string!(l, settings.distance_sales),
        "late_penalty" => td_string!(l, settings.late_penalty),
        "share_capital" => td_string!(l, settings.share_capital),
        "neq" => td_string!(l, settings.neq),
        "gst" => td_string!(l, settings.gst),
        "qst" => td_string!(l, settings.qst),
        "email" => td_string!(l, settings.email),
        "phone" => td_string!(l, settings.phone),
        "website" => td_string!(l, settings.website),
        "line1" => td_string!(l, settings.line1),
        "line2" => td_string!(l, settings.line2),
        "postal_code" => td_string!(l, settings.postal_code),
        "city" => td_string!(l, settings.city),
        "province" => td_string!(l, settings.province),
        "logo" => td_string!(l, settings.logo),
        "iban" => td_string!(l, settings.iban),
        "bic" => td_string!(l, settings.bic),
        "accent" => td_string!(l, settings.accent),
        "footer" => td_string!(l, settings.footer),
        "after_approval" => td_string!(l, settings.after_approval),
        _ => "",
    }
}

/// A line of text of the profile, checked when it is left.
#[component]
fn Line(
    form: CheckedForm<ProfileForm>,
    name: &'static str,
    value: String,
    #[prop(optional)] kind: InputKind,
    #[prop(optional)] required: bool,
    #[prop(optional)] class: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(default = "text")] inputmode: &'static str,
    #[prop(default = "")] example: &'static str,
    #[prop(default = 200)] maxlength: u32,
) -> impl IntoView {
    view! {
        <TextField
            name label=label(words(), name) value kind required class autocomplete inputmode maxlength placeholder=example
            error=form.error(name) on_blur=form.left(name)
        />
    }
}

/// Name, country, and the numbers that the country's registers give. Those of other countries wait out of sight, so that
/// choosing a country by mistake loses nothing that was typed.
#[component]
pub fn IdentitySection(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    profile: ProfileForm,
    /// The country chosen.
    country: RwSignal<String>,
) -> impl IntoView {
    let l = words();
    let registry = Memo::new(move |_| registry_of(country));
    let unasked = move |name: &'static str| Signal::derive(move || !registry.get().asks(name));
    view! {
        <FormSection title=td_string!(l, settings.identity)>
            <div class="form-grid cols-2">
                <Line form name="name" value=profile.name required=true class="span-all" autocomplete="organization"/>
                <SelectField
                    name="country" label=label(l, "country") options=places::countries(l) value=profile.country
                    required=true autocomplete="country"
                    error=form.error("country") on_change=Callback::new(move |code| country.set(code))
                />
                <Line form name="legal_form" value=profile.legal_form example=td_string!(l, settings.legal_form_example) maxlength=80/>
                <Asked hidden=unasked("siret")>
                    <SiretLine form value=profile.siret/>
                </Asked>
                <Asked hidden=unasked("naf")><Line form name="naf" value=profile.naf maxlength=10/></Asked>
                <Asked hidden=unasked("rcs")>
                    <Line form name="rcs" value=profile.rcs example=td_string!(l, settings.rcs_example) maxlength=80/>
                </Asked>
                <Asked hidden=unasked("vat_number")><Line form name="vat_number" value=profile.vat_number maxlength=30/></Asked>
                <Asked hidden=unasked("neq")>
                    <Line form name="neq" value=profile.neq inputmode="numeric" maxlength=20/>
                </Asked>
                <Asked hidden=unasked("gst")><Line form name="gst" value=profile.gst maxlength=30/></Asked>
                <Asked hidden=unasked("qst")><Line form name="qst" value=profile.qst maxlength=30/></Asked>
                <Line form name="share_capital" value=profile.share_capital inputmode="decimal" maxlength=30/>
            </div>
        </FormSection>
    }
}

/// Whose public numbers are asked for in the country chosen.
fn registry_of(country: RwSignal<String>) -> Registry {
    Country::parse(&country.read()).map_or(Registry::Other, Registry::of)
}

/// A field that some countries do not ask for.
#[component]
fn Asked(hidden: Signal<bool>, children: Children) -> impl IntoView {
    view! { <div hidden=move || hidden.get()>{children()}</div> }
}

/// Where people write and call.
#[component]
pub fn ContactSection(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    profile: ProfileForm,
) -> impl IntoView {
    view! {
        <FormSection title=td_string!(words(), settings.contact)>
            <div class="form-grid cols-2">
                <Line form name="email" value=profile.email kind=InputKind::Email autocomplete="email" inputmode="email"/>
                <Line form name="phone" value=profile.phone kind=InputKind::Tel autocomplete="tel" inputmode="tel" maxlength=40/>
                <Line form name="website" value=profile.website kind=InputKind::Url class="span-all" autocomplete="url" inputmode="url"/>
            </div>
        </FormSection>
    }
}

/// Where it is.
#[component]
pub fn AddressSection(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    profile: ProfileForm,
    /// The country chosen.
    country: RwSignal<String>,
) -> impl IntoView {
    let l = words();
    view! {
        <FormSection title=td_string!(l, settings.address)>
            <div class="form-grid cols-2">
                <Line form name="line1" value=profile.line1 class="span-all" autocomplete="address-line1"/>
                <Line form name="line2" value=profile.line2 class="span-all" autocomplete="address-line2"/>
                <Line form name="postal_code" value=profile.postal_code autocomplete="postal-code" maxlength=20/>
                <Line form name="city" value=profile.city autocomplete="address-level2" maxlength=100/>
                <ProvinceField label=label(l, "province") country value=profile.province error=form.error("province")/>
            </div>
        </FormSection>
    }
}

/// The language, the currency, the usual rate of VAT, what paying late costs, and the time it works in.
#[component]
pub fn HabitsSection(
    /// The form.
    form: CheckedForm<ProfileForm>,
    /// What it shows at first.
    profile: ProfileForm,
    /// What it sold to consumers of other member states.
    sold: DistanceSold,
    /// The zone its days are counted in.
    time_zone: String,
    /// The country chosen.
    country: RwSignal<String>,
) -> impl IntoView {
    let l = words();
    view! {
        <FormSection title=td_string!(l, settings.habits)>
            <div class="form-grid cols-2">
                <SelectField
                    name="language" label=label(l, "language") options=places::spoken_languages(l) value=profile.language
                    required=true error=form.error("language")
                />
                <SelectField
                    name="currency" label=label(l, "currency") options=places::currencies(l) value=profile.currency
                    required=true error=form.error("currency")
                />
            </div>
            <p class="field-hint">{td_string!(l, settings.currency_hint)}</p>
            <TextField
                name="usual_vat" label=label(l, "usual_vat") value=profile.usual_vat hint=td_string!(l, settings.usual_vat_hint)
                suffix="%" inputmode="decimal" maxlength=12 class="w-md" autocomplete="off"
                error=form.error("usual_vat") on_blur=form.left("usual_vat")
            />
            <TextField
                name="hourly_rate" label=label(l, "hourly_rate") value=profile.hourly_rate
                hint=td_string!(l, settings.hourly_rate_hint) inputmode="decimal" maxlength=20 class="w-md" autocomplete="off"
                error=form.error("hourly_rate") on_blur=form.left("hourly_rate")
            />
            <TextField
                name="shipping" label=label(l, "shipping") value=profile.shipping
                hint=td_string!(l, settings.shipping_hint) inputmode="decimal" maxlength=20 class="w-md" autocomplete="off"
                error=form.error("shipping") on_blur=form.left("shipping")
            />
            <SelectField
                name="tax_regime" label=label(l, "tax_regime") options=regimes(l) value=profile.tax_regime
                hint=td_string!(l, settings.tax_regime_hint) error=form.error("tax_regime")
            />
            <DistanceSalesField form value=profile.distance_sales country sold/>
            <Asked hidden=Signal::derive(move || !registry_of(country).asks("late_penalty"))>
                <TextField
                    name="late_penalty" label=label(l, "late_penalty") value=profile.late_penalty
                    hint=td_string!(l, settings.late_penalty_hint) suffix="%" inputmode="decimal" maxlength=12 class="w-md"
                    autocomplete="off" error=form.error("late_penalty") on_blur=form.left("late_penalty")
                />
            </Asked>
            <dl class="kv wide">
                <dt>{td_string!(l, settings.time_zone)}</dt>
                <dd>{time_zone} " " <span class="faint">{td_string!(l, settings.time_zone_hint)}</span></dd>
            </dl>
        </FormSection>
    }
}

/// Whether taxes are charged.
fn regimes(l: Locale) -> Vec<(String, String)> {
    let word = |regime| match regime {
        SellerRegime::Taxable => td_string!(l, settings.taxable),
        SellerRegime::Franchise => td_string!(l, settings.franchise),
    };
    SellerRegime::ALL.iter().map(|regime| (regime.as_str().to_owned(), word(*regime).to_owned())).collect()
}
