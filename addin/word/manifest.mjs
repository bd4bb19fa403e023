// Writes the manifest by which Word finds the pane. Its addresses hold the helper's port: another
// port needs another manifest.
//   node manifest.mjs [--port 18743] [--out engross.xml]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const kDefaultPort = 18743;
// The same for all time: Word knows the add-in by it.
const kId = '6f6b2c5e-3d0a-4c5e-9b1f-2a7d18743e60';
const kVersion = '1.0.0.0';
const kFrench = ['fr-CA', 'fr-FR'];

const texts = {
  name: ['Engross', 'Engross'],
  description: [
    'Drafts documents from a Clio matter: people reviewed, questions answered, documents opened in Word.',
    'Rédige des documents à partir d’un dossier Clio : personnes revues, questions répondues, documents ouverts dans Word.',
  ],
  group: ['Clio drafting', 'Rédaction Clio'],
  button: ['Engross', 'Engross'],
  tip: ['Draft from a Clio matter', 'Rédiger à partir d’un dossier Clio'],
  more: [
    'Opens the pane beside this document. The Engross helper has to run on this computer.',
    'Ouvre le volet à côté de ce document. L’assistant d’Engross doit tourner sur cet ordinateur.',
  ],
};

const attribute = (text) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
const overrides = (element, french, indent) =>
  kFrench.map((locale) => `${indent}<${element} Locale="${locale}" Value="${attribute(french)}"/>\n`).join('');

function setting(element, [english, french], indent) {
  return `${indent}<${element} DefaultValue="${attribute(english)}">\n${overrides('Override', french, `${indent}  `)}${indent}</${element}>\n`;
}
function resource(id, [english, french]) {
  const indent = '        ';
  return `${indent}<bt:String id="${id}" DefaultValue="${attribute(english)}">\n${overrides('bt:Override', french, `${indent}  `)}${indent}</bt:String>\n`;
}

export function manifest(port = kDefaultPort) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`not a port: ${port}; give one from 1 to 65535`);
  const pane = `https://localhost:${port}/pane`;
  const icons = (sizes, line) => sizes.map(line).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
           xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0"
           xsi:type="TaskPaneApp">
  <Id>${kId}</Id>
  <Version>${kVersion}</Version>
  <ProviderName>Engross</ProviderName>
  <DefaultLocale>en-CA</DefaultLocale>
${setting('DisplayName', texts.name, '  ')}${setting('Description', texts.description, '  ')}  <IconUrl DefaultValue="${pane}/icons/icon-32.png"/>
  <HighResolutionIconUrl DefaultValue="${pane}/icons/icon-64.png"/>
  <SupportUrl DefaultValue="${pane}/index.html"/>
  <Hosts>
    <Host Name="Document"/>
  </Hosts>
  <Requirements>
    <Sets DefaultMinVersion="1.3">
      <Set Name="WordApi" MinVersion="1.3"/>
    </Sets>
  </Requirements>
  <DefaultSettings>
    <SourceLocation DefaultValue="${pane}/word.html"/>
  </DefaultSettings>
  <Permissions>ReadWriteDocument</Permissions>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="Document">
        <DesktopFormFactor>
          <ExtensionPoint xsi:type="PrimaryCommandSurface">
            <OfficeTab id="TabHome">
              <Group id="Engross.Group">
                <Label resid="Group.Label"/>
                <Icon>
${icons([16, 32, 80], (size) => `                  <bt:Image size="${size}" resid="Icon.${size}"/>`)}
                </Icon>
                <Control xsi:type="Button" id="Engross.Open">
                  <Label resid="Button.Label"/>
                  <Supertip>
                    <Title resid="Button.Tip"/>
                    <Description resid="Button.More"/>
                  </Supertip>
                  <Icon>
${icons([16, 32, 80], (size) => `                    <bt:Image size="${size}" resid="Icon.${size}"/>`)}
                  </Icon>
                  <Action xsi:type="ShowTaskpane">
                    <TaskpaneId>Engross.Pane</TaskpaneId>
                    <SourceLocation resid="Pane.Url"/>
                  </Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>
        </DesktopFormFactor>
      </Host>
    </Hosts>
    <Resources>
      <bt:Images>
${icons([16, 32, 80], (size) => `        <bt:Image id="Icon.${size}" DefaultValue="${pane}/icons/icon-${size}.png"/>`)}
      </bt:Images>
      <bt:Urls>
        <bt:Url id="Pane.Url" DefaultValue="${pane}/word.html"/>
      </bt:Urls>
      <bt:ShortStrings>
${resource('Group.Label', texts.group)}${resource('Button.Label', texts.button)}${resource('Button.Tip', texts.tip)}      </bt:ShortStrings>
      <bt:LongStrings>
${resource('Button.More', texts.more)}      </bt:LongStrings>
    </Resources>
  </VersionOverrides>
</OfficeApp>
`;
}

function main(given) {
  const option = (name, fallback) => (given.includes(name) ? given[given.indexOf(name) + 1] : fallback);
  const text = manifest(Number(option('--port', kDefaultPort)));
  const out = option('--out', '');
  if (out) writeFileSync(out, text);
  else process.stdout.write(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (thrown) {
    console.error(`error: ${thrown.message}`);
    process.exitCode = 2;
  }
}
