//! A template while it is edited: what it was made from, what stands in its inputs, and what becomes of it once it is sent.

use domain::billing::kind::DocumentKind;
use domain::error::{FieldErrors, Refusal};
use domain::format::Language;
use domain::mail::Template;
use domain::mail::template::TemplateForm;
use leptos::prelude::*;

use super::api::{self, ShownTemplate};
use crate::form::CheckedForm;
use crate::merge::{Merged, merge};
use crate::save::Meanwhile;
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{ToastStack, use_toasts};
use kit::words::{Locale, td_string, words};

fn check(form: &TemplateForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

/// See the module.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The inputs.
    pub form: CheckedForm<TemplateForm>,
    /// The version that a save is made from; 0 while the usual words hold.
    pub version: RwSignal<i32>,
    /// What stands in the inputs.
    pub typed: RwSignal<TemplateForm>,
    /// What the inputs begin with; another number draws them anew.
    pub begun: RwSignal<(u32, TemplateForm)>,
    /// What somebody else made of what was changed here too.
    pub other: RwSignal<Option<Meanwhile>>,
    /// Whether something is being sent.
    pub busy: RwSignal<bool>,
    base: StoredValue<TemplateForm>,
    of: (DocumentKind, Language),
    all: RwSignal<Vec<ShownTemplate>>,
    l: Locale,
    toasts: ToastStack,
}

impl Editing {
    /// Begins with one of all.
    pub fn of(shown: ShownTemplate, all: RwSignal<Vec<ShownTemplate>>) -> Self {
        let ShownTemplate { template: Template { kind, language, subject, text }, version } = shown;
        let form = TemplateForm { subject, text };
        Self {
            form: CheckedForm::new(check),
            version: RwSignal::new(version),
            typed: RwSignal::new(form.clone()),
            begun: RwSignal::new((0, form.clone())),
            other: RwSignal::new(None),
            busy: RwSignal::new(false),
            base: StoredValue::new(form),
            of: (kind, language),
            all,
            l: words(),
            toasts: use_toasts(),
        }
    }

    /// Sends what was typed.
    pub async fn save(self, typed: TemplateForm) {
        let (kind, language) = self.of;
        let base = self.base.get_value();
        match api::save_template(kind, language, self.version.get_untracked(), typed.clone()).await {
            Ok(version) => {
                self.keep(typed, version);
                self.other.set(None);
                self.toasts.good(td_string!(self.l, common.saved));
            }
            Err(AppError::Invalid(errors)) => self.form.refuse(errors),
            Err(AppError::Refused(Refusal::ChangedMeanwhile)) => self.take_over(&base, typed).await,
            Err(error) => tell(self.l, self.toasts, &error),
        }
        self.busy.set(false);
    }

    /// Goes back to the usual words.
    pub async fn reset(self) {
        let (kind, language) = self.of;
        match api::reset_template(kind, language, self.version.get_untracked()).await {
            Ok(Template { subject, text, .. }) => {
                let usual = TemplateForm { subject, text };
                self.keep(usual.clone(), 0);
                self.show(usual);
                self.other.set(None);
                self.toasts.good(td_string!(self.l, mail.usual_back));
            }
            Err(error) => tell(self.l, self.toasts, &error),
        }
        self.busy.set(false);
    }

    /// Takes over what somebody else saved first, but for what was changed here too.
    async fn take_over(self, base: &TemplateForm, mut mine: TemplateForm) {
        let now = match api::mail_settings().await {
            Ok(now) => now.templates,
            Err(error) => return tell(self.l, self.toasts, &error),
        };
        let Some(ShownTemplate { template, version }) = now.into_iter().find(|shown| self.is_of(shown)) else { return };
        let theirs = TemplateForm { subject: template.subject, text: template.text };
        let Merged { taken_over, kept } = merge(base, &theirs, &mine);
        for (name, value) in taken_over {
            let input = if name == "subject" { &mut mine.subject } else { &mut mine.text };
            *input = value;
        }
        self.keep(theirs, version);
        self.show(mine);
        self.other.set(Some(kept));
    }

    /// Goes on from what is kept now.
    fn keep(self, form: TemplateForm, version: i32) {
        self.version.set(version);
        self.base.set_value(form.clone());
        self.all.update_untracked(|all| {
            if let Some(known) = all.iter_mut().find(|shown| self.is_of(shown)) {
                known.version = version;
                (known.template.subject, known.template.text) = (form.subject, form.text);
            }
        });
    }

    /// Draws the inputs anew, with this in them.
    fn show(self, form: TemplateForm) {
        self.typed.set(form.clone());
        self.begun.update(|(times, begun)| {
            *times += 1;
            *begun = form;
        });
    }

    fn is_of(self, shown: &ShownTemplate) -> bool {
        (shown.template.kind, shown.template.language) == self.of
    }
}
